namespace Probative.Web.Rooms.Case;

/// <summary>Names the texts of this room.</summary>
public sealed class CaseText;
