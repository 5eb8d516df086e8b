namespace Probative.Web.Rooms.Items;

/// <summary>Names the texts of this room.</summary>
public sealed class ItemsText;
