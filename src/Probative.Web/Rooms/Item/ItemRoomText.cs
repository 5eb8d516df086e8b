namespace Probative.Web.Rooms.Item;

/// <summary>Names the texts of the pages of one item.</summary>
public sealed class ItemRoomText;
