namespace Probative.Web.Rooms.Names;

/// <summary>Names the texts of the room of names.</summary>
public sealed class NamesText;
