namespace Probative.Web.Rooms.Pattern;

/// <summary>Names the texts of the room of patterns.</summary>
public sealed class PatternText;
