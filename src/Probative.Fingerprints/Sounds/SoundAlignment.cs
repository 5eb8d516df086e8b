using System.Numerics;

namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Finds where one recording lies in another by their fingerprints. Every offset is tried where that takes
/// few enough steps; in long recordings only those at which frames are equal to the bit.
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
    private const long MostSteps = 1L << 28;
    private const int Candidates = 32;
    private const int MostRepeats = 64;

    /// <summary>The best offset; null where none is good enough.</summary>
    /// <param name="first">The recording whose time is used.</param>
    /// <param name="second">The other.</param>
    public static SoundMatch? Find(SoundPrint first, SoundPrint second)
    {
        var (left, right) = (first.Frames.ToArray(), second.Frames.ToArray());
        if (left.Length < LeastFrames || right.Length < LeastFrames) return null;
        var steps = (long)left.Length * right.Length;
        IEnumerable<int> offsets = steps <= MostSteps
            ? Enumerable.Range(LeastFrames - right.Length, left.Length + right.Length - (2 * LeastFrames) + 1)
            : EqualFrames(left, right);
        SoundMatch? best = null;
        foreach (var offset in offsets)
        {
            if (Compare(left, right, offset) is { } match && match.BitErrorRate <= HighestErrorRate
                && (best is null || match.BitErrorRate < best.Value.BitErrorRate))
            {
                best = match;
            }
        }

        return best;
    }

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

    /// <summary>The offsets at which most frames are equal; values that repeat a lot say little.</summary>
    private static IEnumerable<int> EqualFrames(uint[] left, uint[] right)
    {
        var places = right.Select((frame, place) => (frame, place))
            .Where(entry => entry.frame != SoundPrint.Quiet)
            .GroupBy(entry => entry.frame, entry => entry.place)
            .Where(group => group.Take(MostRepeats + 1).Count() <= MostRepeats)
            .ToDictionary(group => group.Key, group => group.ToArray());
        var votes = new int[left.Length + right.Length];
        for (var i = 0; i < left.Length; i++)
        {
            if (!places.TryGetValue(left[i], out var found)) continue;
            foreach (var place in found) votes[i - place + right.Length - 1]++;
        }

        return votes.Select((count, at) => (count, Offset: at - right.Length + 1))
            .Where(entry => entry.count > 0)
            .OrderByDescending(entry => entry.count)
            .ThenBy(entry => entry.Offset)
            .Take(Candidates)
            .SelectMany(entry => Enumerable.Range(entry.Offset - 2, 5))
            .Distinct();
    }
}
