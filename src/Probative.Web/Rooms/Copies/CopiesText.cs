namespace Probative.Web.Rooms.Copies;

/// <summary>Names the texts of the room of copies.</summary>
public sealed class CopiesText;
