namespace Probative.Web.Rooms.Inbox;

/// <summary>Names the texts of this room.</summary>
public sealed class InboxText;
