using System.Numerics;
using Probative.Fingerprints.Sounds;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Whether two films have the sound of one event, recorded once or by different telephones: their offset,
/// how their clocks drift, and how sure that is.
/// </summary>
public static class SoundComparer
{
    private const int WindowFrames = 8 * SoundPrint.FramesPerSecond;
    private const int LeastWindows = 4;

    /// <summary>
    /// Clocks of telephones differ by some 100 parts per million; sound at another speed is none.
    /// </summary>
    private const int Reach = 8;

    /// <summary>
    /// Neighbouring frames overlap almost wholly: of 80 a second about 5 tell something new.
    /// </summary>
    private const double FramesThatTell = 5;
    private const double BitsThatTell = 16;

    /// <summary>So many standard deviations from chance are sure; half as many are nothing.</summary>
    private const double SureDeviations = 12;

    /// <summary>Null is "no match": nothing, or less than three seconds, sounds alike.</summary>
    /// <param name="first">The film whose time is used.</param>
    /// <param name="second">The other.</param>
    public static SoundAgreement? Compare(SoundPrint first, SoundPrint second)
    {
        if (SoundAlignment.Find(first, second) is not { } match) return null;
        var told = match.OverlapSeconds * FramesThatTell * BitsThatTell;
        var deviations = (0.5 - match.BitErrorRate) * 2 * Math.Sqrt(told);
        return new SoundAgreement(
            match.OffsetSeconds,
            Drift(first.Frames, second.Frames,
                (int)Math.Round(match.OffsetSeconds * SoundPrint.FramesPerSecond)),
            match.OverlapSeconds,
            Math.Clamp((deviations / SureDeviations) - 0.5, 0, 0.5) * 2);
    }

    /// <summary>
    /// The slope of the best offsets of windows of eight seconds; null where there are too few.
    /// </summary>
    private static double? Drift(IReadOnlyList<uint> first, IReadOnlyList<uint> second, int offset)
    {
        var places = new List<(double At, double Shift)>();
        for (var start = 0; start + WindowFrames <= second.Count; start += WindowFrames)
        {
            if (Best(first, second, start, offset) is { } shift) places.Add((start, shift));
        }

        if (places.Count < LeastWindows) return null;
        var (at, shifted) = (places.Average(place => place.At), places.Average(place => place.Shift));
        var spread = places.Sum(place => (place.At - at) * (place.At - at));
        return 1e6 * places.Sum(place => (place.At - at) * (place.Shift - shifted)) / spread;
    }

    /// <summary>By how many frames a window fits better than at the offset of the whole.</summary>
    private static double? Best(IReadOnlyList<uint> first, IReadOnlyList<uint> second, int start, int offset)
    {
        var rates = new double[(2 * Reach) + 1];
        for (var shift = -Reach; shift <= Reach; shift++)
        {
            var (errors, frames) = (0, 0);
            for (var i = start; i < start + WindowFrames; i++)
            {
                var other = i + offset + shift;
                if (other < 0 || other >= first.Count) continue;
                if (first[other] == SoundPrint.Quiet || second[i] == SoundPrint.Quiet) continue;
                errors += BitOperations.PopCount(first[other] ^ second[i]);
                frames++;
            }

            rates[shift + Reach] = frames < WindowFrames / 2 ? 0.5 : errors / (32.0 * frames);
        }

        var best = Array.IndexOf(rates, rates.Min());
        if (rates[best] > SoundAlignment.HighestErrorRate || best == 0 || best == 2 * Reach) return null;
        var bend = rates[best - 1] + rates[best + 1] - (2 * rates[best]);
        var part = bend > 0 ? Math.Clamp((rates[best - 1] - rates[best + 1]) / (2 * bend), -0.5, 0.5) : 0;
        return best - Reach + part;
    }
}
