namespace Probative.Web.Rooms.Welcome;

/// <summary>Names the texts of the first page.</summary>
public sealed class WelcomeText;
