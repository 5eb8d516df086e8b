namespace Probative.Web.Rooms.Incidents.Claims;

/// <summary>Names the texts of the page of one claim.</summary>
public sealed class ClaimsText;
