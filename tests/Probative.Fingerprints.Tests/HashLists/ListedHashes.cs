using Probative.Fingerprints.Films;
using Probative.Fingerprints.HashLists;
using Probative.Fingerprints.Pictures;
using Probative.Tests.Shared;

namespace Probative.Fingerprints.Tests.HashLists;

/// <summary>Lists of hashes, drawn by a seed or from outside, and prints that have them.</summary>
internal static class ListedHashes
{
    public static string[] PublicFiles() =>
        [.. Directory.GetFiles(Repository.Outside("vpdq/common"), "*.txt").Order(StringComparer.Ordinal)];

    public static HashList Read(string path) => Read(File.ReadAllBytes(path));

    public static HashList Read(byte[] bytes, HashListFormat? format = null) =>
        HashListReader.Read(bytes, format) is HashListOutcome.Read(var list)
            ? list
            : throw new InvalidOperationException("The list was refused.");

    public static PdqHash Draw(Random random) => new(
        (ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64(),
        (ulong)random.NextInt64());

    public static List<HashListEntry> Film(int seed, int seconds, string? item = null)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, seconds * 2).Select(i =>
            new HashListEntry(Draw(random), 100, i, i * 500, item))];
    }

    /// <summary>A print with two of a list's hashes a second; of one entry a picture.</summary>
    public static FilmPrint Print(IReadOnlyList<HashListEntry> entries)
    {
        var (samples, due) = (new List<FilmSample>(), 0L);
        foreach (var entry in entries.Where(entry => entry.TimeMilliseconds >= due || entries.Count == 1))
        {
            due = (entry.TimeMilliseconds ?? 0) + 490;
            var hash = new PdqResult(entry.Hash, entry.Quality ?? 100);
            samples.Add(new FilmSample
            {
                TimeMilliseconds = (int)(entry.TimeMilliseconds ?? 0),
                Hash = hash,
                ContentHash = hash,
                Features = [],
                Thumbnail = new byte[FilmSample.ThumbnailColumns * FilmSample.ThumbnailRows],
                Detail = new byte[FilmSample.DetailColumns * FilmSample.DetailRows],
                Chroma = 0,
                Texture = 255,
            });
        }

        return new FilmPrint
        {
            Width = 320,
            Height = 240,
            WorkingWidth = 320,
            WorkingHeight = 240,
            DurationMilliseconds = samples[^1].TimeMilliseconds,
            StepMilliseconds = samples.Count == 1 ? 0 : 500,
            Samples = samples,
        };
    }
}
