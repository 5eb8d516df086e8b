namespace Probative.Examination.Pictures;

/// <summary>A picture that others are laid on; black where none is.</summary>
/// <param name="width">In pixels, from 1.</param>
/// <param name="height">In pixels, from 1.</param>
internal sealed class PixelSheet(int width, int height)
{
    private readonly byte[] _rgb = new byte[3 * width * height];

    /// <summary>Lays a picture on it, which has room there.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="left">Where its left side is, in pixels.</param>
    /// <param name="top">Where its upper side is, in pixels.</param>
    public void Put(PixelFrame frame, int left, int top)
    {
        for (var y = 0; y < frame.Height; y++)
        {
            frame.Rgb.Span.Slice(3 * y * frame.Width, 3 * frame.Width)
                .CopyTo(_rgb.AsSpan(3 * (((top + y) * width) + left)));
        }
    }

    public PixelFrame ToFrame() => new(width, height, _rgb);
}
