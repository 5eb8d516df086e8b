namespace Probative.Web.Rooms.Item;

/// <summary>Where somebody looks when they want to record what they see, or what is said there.</summary>
/// <param name="First">A frame by its number, or seconds where there are no frames; null for all.</param>
/// <param name="Last">The same for the end.</param>
/// <param name="Region">`X,Y,W,H`, or null for the whole picture.</param>
/// <param name="IsFrames">Whether these are frames.</param>
/// <param name="IsSaid">Whether somebody in the item says so: a claim, and no observation.</param>
public sealed record MomentChosen(double? First, double? Last, string? Region, bool IsFrames, bool IsSaid)
{
    public long? FirstFrame => IsFrames ? (long?)First : null;

    public long? LastFrame => IsFrames ? (long?)Last : null;

    public decimal? From => IsFrames ? null : (decimal?)First;

    public decimal? To => IsFrames ? null : (decimal?)Last;
}
