using Probative.Examination;
using Probative.Examination.Frames;
using Probative.Examination.Pictures;
using Probative.Kernel.Sandbox;

namespace Probative.Matching.SideBySide;

/// <summary>Decodes an item's frames at some moments, in the sandbox.</summary>
internal static class AlignedFrames
{
    /// <summary>A frame for each moment, the nearest that was decoded; none where nothing can be decoded.
    /// </summary>
    /// <param name="sandbox">Where programs run.</param>
    /// <param name="subject">The item.</param>
    /// <param name="seconds">From the first frame on, rising.</param>
    /// <param name="sideMax">Larger frames are made smaller, in pixels a side.</param>
    /// <param name="ct">Ends the program.</param>
    public static async Task<IReadOnlyList<(double Seconds, PixelFrame Frame)>> DecodeAsync(
        ISandbox sandbox, Subject subject, IReadOnlyList<double> seconds, int sideMax, CancellationToken ct)
    {
        if (StillDecoder.For(subject.Type) is { } decoder)
        {
            var still = await decoder.DecodeAsync(sandbox, subject.Path, ct);
            return still.Frame is { } whole
                ? [.. seconds.Select(_ => (0.0, whole.Shrunk(sideMax, sideMax)))]
                : [];
        }

        List<PixelFrame> taken = [];
        var (log, pictures, _) = await FrameDecoder.DecodeAtAsync(
            sandbox, subject, seconds, frame => taken.Add(Kept(frame, sideMax)), ct);
        await using (pictures)
        {
            var times = new FrameTimes(log);
            var first = times.Frames.Count > 0 ? times.SecondsOf(0) ?? 0 : 0;
            var made = taken.Zip(
                log.Sampled, (frame, pts) => (Seconds: (double)((times.SecondsAt(pts) ?? 0) - first), frame))
                .ToList();
            return made.Count == 0
                ? []
                : [.. seconds.Select(wanted => made.MinBy(one => Math.Abs(one.Seconds - wanted)))];
        }
    }

    /// <summary>The bytes of a frame are used again for the next.</summary>
    private static PixelFrame Kept(PixelFrame frame, int sideMax)
    {
        var small = frame.Shrunk(sideMax, sideMax);
        return small == frame ? frame with { Rgb = frame.Rgb.ToArray() } : small;
    }
}
