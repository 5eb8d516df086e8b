namespace Probative.Web.Rooms.Checking;

/// <summary>Names the texts of this room.</summary>
public sealed class CheckingText;
