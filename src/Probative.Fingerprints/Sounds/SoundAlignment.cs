using System.Numerics;

namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Finds where one recording lies in another by their fingerprints. Every offset is tried, at some frames;
/// those that may match, at all.
/// </summary>
public static class SoundAlignment
{
    /// <summary>
    /// Above this bit error rate there is no match. Bits of unrelated sound differ in half of the cases;
    /// neighbouring frames hang together, so over few seconds chance alone comes down to about 0.4.
    /// </summary>
    public const double HighestErrorRate = 0.35;

    /// <summary>Both must sound together for so long.</summary>
    public const double LeastOverlapSeconds = 3;

    private const int LeastFrames = (int)(LeastOverlapSeconds * SoundPrint.FramesPerSecond);

    /// <summary>Some seconds of work, whatever was recorded: two hours against two.</summary>
    private const long MostSteps = 1L << 34;

    /// <summary>
    /// Recordings that repeat themselves can match at very many offsets; the likeliest are looked at first.
    /// </summary>
    private const long MostFrames = 1L << 30;

    /// <summary>The best offset; null where none is good enough.</summary>
    /// <param name="first">The recording whose time is used.</param>
    /// <param name="second">The other.</param>
    public static SoundMatch? Find(SoundPrint first, SoundPrint second)
    {
        var (left, right) = (first.Frames.ToArray(), second.Frames.ToArray());
        if (left.Length < LeastFrames || right.Length < LeastFrames) return null;
        var start = LeastFrames - right.Length;
        var scan = OffsetScan.Of(
            left, right, start, left.Length + right.Length - (2 * LeastFrames) + 1, MostSteps);
        SoundMatch? best = null;
        var compared = 0L;
        foreach (var (_, offset) in Likely(scan, start))
        {
            if (compared > MostFrames) break;
            compared += Math.Min(left.Length, right.Length + offset) - Math.Max(0, offset);
            if (Compare(left, right, offset) is { } match && match.BitErrorRate <= HighestErrorRate
                && (best is null || IsBetter(match, best.Value)))
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>The offsets that may match, the likeliest first.</summary>
    private static List<(double Least, int Offset)> Likely(OffsetScan scan, int start)
    {
        var likely = new List<(double Least, int Offset)>();
        for (var place = 0; place < scan.Offsets; place++)
        {
            var least = scan.Least(place);
            if (least <= HighestErrorRate) likely.Add((least, start + place));
        }

        likely.Sort();
        return likely;
    }

    /// <summary>Of equally good ones the first offset.</summary>
    private static bool IsBetter(SoundMatch match, SoundMatch best) =>
        match.BitErrorRate < best.BitErrorRate
        || (match.BitErrorRate == best.BitErrorRate && match.OffsetSeconds < best.OffsetSeconds);

    private static SoundMatch? Compare(uint[] left, uint[] right, int offset)
    {
        var start = Math.Max(0, offset);
        var end = Math.Min(left.Length, right.Length + offset);
        var (errors, frames) = (0L, 0);
        for (var i = start; i < end; i++)
        {
            var (a, b) = (left[i], right[i - offset]);
            if (a == SoundPrint.Quiet || b == SoundPrint.Quiet) continue;
            errors += BitOperations.PopCount(a ^ b);
            frames++;
        }

        return frames < LeastFrames
            ? null
            : new SoundMatch(
                (double)offset / SoundPrint.FramesPerSecond,
                (double)frames / SoundPrint.FramesPerSecond,
                errors / (32.0 * frames));
    }
}
