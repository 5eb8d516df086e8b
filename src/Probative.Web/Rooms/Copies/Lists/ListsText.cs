namespace Probative.Web.Rooms.Copies.Lists;

/// <summary>Names the texts of the page of lists of hashes.</summary>
public sealed class ListsText;
