namespace Probative.Web.Rooms.Handover;

/// <summary>Names the texts of this room.</summary>
public sealed class HandoverText;
