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
    private readonly List<(int Place, PixelFrame Small)> _thumbnails = [];
    private int _stride = 1;

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<SampledFrame> Measured => _measured;

    /// <summary>Their places among the pictures that came, and the small pictures.</summary>
    public IReadOnlyList<(int Place, PixelFrame Small)> Thumbnails => _thumbnails;

    /// <summary>The size of the first; they all have it.</summary>
    public (int Width, int Height)? Size { get; private set; }

    public void Take(PixelFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Size ??= (frame.Width, frame.Height);
        var place = _measured.Count;
        var inside = BorderHashes.Find(frame);
        _measured.Add(new SampledFrame(
            PdqHasher.Hash(frame.View),
            inside,
            inside is { } area ? PdqHasher.Hash(frame.View.Crop(area)) : null));
        if (place % _stride != 0) return;
        if (_thumbnails.Count == ThumbnailsMax)
        {
            _stride *= 2;
            _thumbnails.RemoveAll(kept => kept.Place % _stride != 0);
            if (place % _stride != 0) return;
        }

        var small = frame.Shrunk(ContactSheet.CellWidth, ContactSheet.CellHeight);

        // A picture that is small already is shown as it came, in bytes that are used again.
        _thumbnails.Add((place, small == frame ? frame with { Rgb = frame.Rgb.ToArray() } : small));
    }
}
