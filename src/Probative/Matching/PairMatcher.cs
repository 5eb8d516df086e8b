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
        IReadOnlyList<CopyFound> stretches = first.Film is { } one && second.Film is { } other
            ? [.. CopyFinder.Compare(one, other).OrderByDescending(Length)]
            : [];
        var sound = first.Sound is { } heard && second.Sound is { } too
            ? SoundComparer.Compare(heard, too)
            : null;
        if (stretches.Count == 0 && !(sound?.Confidence >= LeastConfidence)) return null;
        return new MatchProposed
        {
            Match = MatchId.New(),
            First = first.Kept.Item,
            Second = second.Kept.Item,
            FirstPrint = stretches.Count > 0 ? first.Kept.Print : null,
            SecondPrint = stretches.Count > 0 ? second.Kept.Print : null,
            Method = CopyFound.MethodVersion,
            Stretches = stretches,
            Sound = sound?.Confidence >= LeastConfidence ? sound : null,
        };
    }

    private static double Length(CopyFound found) => found.Second.EndSeconds - found.Second.StartSeconds;
}
