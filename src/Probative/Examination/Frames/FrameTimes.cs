using System.Globalization;
using System.Text;

namespace Probative.Examination.Frames;

/// <summary>
/// The frames of a stream with their times, so that a frame's number means the same to everybody: numbers
/// from 0 in the order in which frames are shown.
/// </summary>
public sealed class FrameTimes(FrameLog log)
{
    public IReadOnlyList<FrameEntry> Frames { get; } = log.Frames;

    /// <summary>
    /// The time at which a frame is shown, in seconds to the microsecond; null where it has none.
    /// </summary>
    public decimal? SecondsOf(long number) => SecondsAt(Frames[(int)number].Pts);

    public decimal? SecondsAt(long? pts) => pts is { } units && log.TimeBase is var (numerator, denominator)
        ? Math.Round((decimal)units * numerator / denominator, 6)
        : null;

    /// <summary>The numbers of the frames that were given out as pictures.</summary>
    public IReadOnlyList<long> SampledNumbers()
    {
        var numbers = new List<long>(log.Sampled.Count);
        var next = 0;
        foreach (var pts in log.Sampled)
        {
            while (next < Frames.Count && Frames[next].Pts != pts) next++;
            if (next == Frames.Count) break;
            numbers.Add(next++);
        }

        return numbers;
    }

    /// <summary>
    /// The least and the most time between neighbours, in seconds; they differ where the rate varies.
    /// </summary>
    public (decimal? Least, decimal? Most) Steps()
    {
        decimal? least = null, most = null;
        for (var i = 1; i < Frames.Count; i++)
        {
            if (SecondsOf(i) - SecondsOf(i - 1) is not { } step) continue;
            least = least is { } known && known < step ? known : step;
            most = most is { } longest && longest > step ? longest : step;
        }

        return (least, most);
    }

    /// <summary>
    /// Every frame on a line: number, pts, seconds, kind, whether it is a key frame, offset.
    /// </summary>
    public byte[] ToCsv()
    {
        var text = new StringBuilder("frame,pts,seconds,kind,key,offset\n");
        foreach (var frame in Frames)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{frame.Number},{frame.Pts},{SecondsAt(frame.Pts)},{frame.Kind},{(frame.IsKey ? 1 : 0)},");
            text.Append(CultureInfo.InvariantCulture, $"{frame.Offset}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
