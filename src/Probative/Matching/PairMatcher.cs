using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Sounds;
using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>Holds one item against another: pictures by their prints, sound by its own.</summary>
internal static class PairMatcher
{
    // Below it a likeness of sound alone is told of recordings that have nothing in common.
    private const double LeastConfidence = 0.5;

    /// <summary>What is proposed of the two; null where nothing is.</summary>
    public static MatchProposed? Compare(
        (KeptPrint Kept, FilmPrint? Film, SoundPrint? Sound) first,
        (KeptPrint Kept, FilmPrint? Film, SoundPrint? Sound) second)
    {
        var (stretches, sound) = Measure((first.Film, first.Sound), (second.Film, second.Sound));
        if (stretches.Count == 0 && sound is null) return null;
        return new MatchProposed
        {
            Match = MatchId.New(),
            First = first.Kept.Item,
            Second = second.Kept.Item,
            FirstPrint = stretches.Count > 0 ? first.Kept.Print : null,
            SecondPrint = stretches.Count > 0 ? second.Kept.Print : null,
            Method = CopyFound.MethodVersion,
            Stretches = stretches,
            Sound = sound,
        };
    }

    /// <summary>What the second shows of the first, the longest stretch first, and whether sound agrees; none
    /// and null where they have nothing in common.</summary>
    public static (IReadOnlyList<CopyFound> Stretches, SoundAgreement? Sound) Measure(
        (FilmPrint? Film, SoundPrint? Sound) first, (FilmPrint? Film, SoundPrint? Sound) second)
    {
        IReadOnlyList<CopyFound> stretches = first.Film is { } one && second.Film is { } other
            ? [.. CopyFinder.Compare(one, other).OrderByDescending(Length)]
            : [];
        var sound = first.Sound is { } heard && second.Sound is { } too
            ? SoundComparer.Compare(heard, too)
            : null;
        return (stretches, sound?.Confidence >= LeastConfidence ? sound : null);
    }

    private static double Length(CopyFound found) => found.Second.EndSeconds - found.Second.StartSeconds;
}
