namespace Probative.Web.Rooms.Search;

/// <summary>Names the texts of the room of searches.</summary>
public sealed class SearchText;
