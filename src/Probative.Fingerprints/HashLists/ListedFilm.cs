using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>The hashes of a list that are of one film, one picture, or of nobody knows what.</summary>
internal sealed class ListedFilm(string? of, IReadOnlyList<HashListEntry> entries)
{
    public string? Of => of;

    /// <summary>Its hashes, equal ones once.</summary>
    public IReadOnlyList<PdqHash> Hashes { get; } = [.. entries.Select(entry => entry.Hash).Distinct()];

    /// <summary>In order of time; empty where times are not told, or there are too few.</summary>
    public IReadOnlyList<TimedHash> Timed { get; } = Times(entries);

    private static List<TimedHash> Times(IReadOnlyList<HashListEntry> entries)
    {
        if (entries.Any(entry => entry.TimeMilliseconds is null)) return [];
        List<TimedHash> timed =
        [
            .. entries.OrderBy(entry => entry.TimeMilliseconds).Select(entry => new TimedHash(
                entry.TimeMilliseconds!.Value / 1_000.0, new PdqResult(entry.Hash, entry.Quality ?? 100))),
        ];
        return timed.Count > 0 && timed[^1].Seconds > timed[0].Seconds ? timed : [];
    }
}
