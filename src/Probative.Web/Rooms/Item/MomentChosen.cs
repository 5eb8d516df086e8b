namespace Probative.Web.Rooms.Item;

/// <summary>Where somebody looks when they want to record what they see.</summary>
/// <param name="First">A frame by its number, or seconds where there are no frames; null for all.</param>
/// <param name="Last">The same for the end.</param>
/// <param name="Region">`X,Y,W,H`, or null for the whole picture.</param>
/// <param name="IsFrames">Whether these are frames.</param>
public sealed record MomentChosen(double? First, double? Last, string? Region, bool IsFrames);
