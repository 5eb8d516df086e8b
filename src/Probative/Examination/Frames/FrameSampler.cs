using Probative.Examination.Pictures;
using Probative.Fingerprints.Pictures;

namespace Probative.Examination.Frames;

/// <summary>
/// Measures the pictures of a video as they come, and keeps small ones for a contact sheet: evenly spaced,
/// however many come.
/// </summary>
public sealed class FrameSampler
{
    // Twice as many as a sheet shows; when they are full every second goes.
    private const int ThumbnailsMax = 2 * ContactSheet.CellsMax;

    private readonly List<SampledFrame> _measured = [];
    private readonly EvenlyKept<PixelFrame> _thumbnails = new(ThumbnailsMax);

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<SampledFrame> Measured => _measured;

    /// <summary>Their places among the pictures that came, and the small pictures.</summary>
    public IReadOnlyList<(int Place, PixelFrame Small)> Thumbnails => _thumbnails.Kept;

    /// <summary>The size of the first; they all have it.</summary>
    public (int Width, int Height)? Size { get; private set; }

    public void Take(PixelFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Size ??= (frame.Width, frame.Height);
        var inside = BorderHashes.Find(frame);
        _measured.Add(new SampledFrame(
            PdqHasher.Hash(frame.View),
            inside,
            inside is { } area ? PdqHasher.Hash(frame.View.Crop(area)) : null));
        _thumbnails.Add(() => Small(frame));
    }

    /// <summary>A picture that is small already comes in bytes that are used again.</summary>
    private static PixelFrame Small(PixelFrame frame)
    {
        var small = frame.Shrunk(ContactSheet.CellWidth, ContactSheet.CellHeight);
        return small == frame ? frame with { Rgb = frame.Rgb.ToArray() } : small;
    }
}
