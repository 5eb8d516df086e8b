using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Candidates;

/// <summary>What of a print is looked up.</summary>
internal static class PrintQueries
{
    /// <summary>More features of a film are not looked up; each is looked up twice, once mirrored.</summary>
    private const int MostFeatures = 16_000;

    /// <summary>Of long films fewer of each sample, but no fewer than so many; then fewer samples.</summary>
    private const int LeastOfSample = 40;

    /// <summary>The hashes of its frames, as they are and mirrored.</summary>
    public static List<CandidateQuery> Hashes(FilmPrint print)
    {
        var known = new HashSet<(PdqHash, bool)>();
        var queries = new List<CandidateQuery>();
        for (var i = 0; i < print.Samples.Count; i++)
        {
            var sample = print.Samples[i];
            var tag = CandidateTag.OfHash(0, i, PrintEntries.IsPoor(print, sample));
            foreach (var result in (ReadOnlySpan<PdqResult>)[sample.Hash, sample.ContentHash])
            {
                if (result.Quality < EvidenceFinder.HashQuality || !known.Add((result.Hash, false))) continue;
                queries.Add(new CandidateQuery(result.Hash, tag, 0, 0, false));
                queries.Add(
                    new CandidateQuery(EvidenceFinder.MirroredHash(result.Hash), tag, 0, 0, true));
            }
        }

        return queries;
    }

    /// <summary>Features of samples spread evenly, as they are and mirrored.</summary>
    public static List<CandidateQuery> Features(FilmPrint print)
    {
        var samples = print.Samples.Count;
        var of = Math.Clamp(MostFeatures / samples, LeastOfSample, LocalReader.MostFeatures);
        var step = ((samples * of) + MostFeatures - 1) / MostFeatures;
        var queries = new List<CandidateQuery>();
        for (var i = 0; i < samples; i += step)
        {
            var sample = print.Samples[i];
            var isPoor = PrintEntries.IsPoor(print, sample);
            foreach (var feature in FeatureChoice.Of(sample, of))
            {
                queries.Add(Query(feature, i, isPoor, isMirrored: false));
                queries.Add(Query(feature.Mirror(print.WorkingWidth), i, isPoor, isMirrored: true));
            }
        }

        return queries;
    }

    private static CandidateQuery Query(
        LocalFeature feature, int sample, bool isPoor, bool isMirrored) => new(
            PrintEntries.AsHash(feature.Bits),
            CandidateTag.OfFeature(0, sample, isPoor, feature),
            (float)feature.X / CandidateTag.UnitsPerPlace,
            (float)feature.Y / CandidateTag.UnitsPerPlace,
            isMirrored);
}
