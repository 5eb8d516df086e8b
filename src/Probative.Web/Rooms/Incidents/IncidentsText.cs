namespace Probative.Web.Rooms.Incidents;

/// <summary>Names the texts of the room of incidents.</summary>
public sealed class IncidentsText;
