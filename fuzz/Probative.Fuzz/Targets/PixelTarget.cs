using Probative.Examination.Pictures;

namespace Probative.Fuzz.Targets;

/// <summary>Pixmaps as ffmpeg writes them, in parts of uneven length.</summary>
public sealed class PixelTarget : IFuzzTarget
{
    private const long PixelsMax = 1_000_000;

    public string Name => "pixels";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        using var sink = new PixelSink(PixelsMax, frame =>
        {
            Promise.Holds(frame.Rgb.Length == 3 * frame.Width * frame.Height, "A picture has no size.");
            _ = frame.Shrunk(16, 16).Luma();
        });
        for (var part = 1; !bytes.IsEmpty; part = (part * 7 % 1_000) + 1)
        {
            var count = Math.Min(part, bytes.Length);
            sink.Write(bytes[..count]);
            bytes = bytes[count..];
        }
    }
}
