using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Candidates;

/// <summary>What of a print is indexed.</summary>
/// <param name="film">The number that its tags carry.</param>
/// <param name="print">The print.</param>
internal sealed class PrintEntries(uint film, FilmPrint print)
{
    /// <summary>One sample in so many gives features: one each second.</summary>
    private const int Stride = 2;

    /// <summary>The most features that a sample gives.</summary>
    private const int MostFeatures = 160;

    /// <summary>
    /// What stands still is indexed once in so many samples: a feature at the same place, within four pixels,
    /// with nearly the same bits.
    /// </summary>
    private const int Remembered = 8;
    private const int SamePlace = 4 * LocalFeature.UnitsPerPixel;
    private const int SameBits = 16;

    private readonly List<HashEntry> _entries = [];
    private readonly HashSet<PdqHash> _hashes = [];
    private readonly Queue<List<LocalFeature>> _recent = [];

    /// <summary>All entries, in order of samples.</summary>
    public HashEntry[] Make()
    {
        for (var i = 0; i < print.Samples.Count; i++)
        {
            var sample = print.Samples[i];
            var isPoor = IsPoor(print, sample);
            AddHash(sample.Hash, i, isPoor);
            AddHash(sample.ContentHash, i, isPoor);
            if (i % Stride == 0) AddFeatures(sample, i, isPoor);
        }

        return [.. _entries];
    }

    /// <summary>Whether a sample of a film is a card or black, see <see cref="EvidenceFinder"/>.</summary>
    public static bool IsPoor(FilmPrint print, FilmSample sample) =>
        !print.IsPicture && sample.Texture < EvidenceFinder.PoorTexture;

    public static PdqHash AsHash(FeatureBits bits) => new(bits.A, bits.B, bits.C, bits.D);

    private void AddHash(PdqResult result, int sample, bool isPoor)
    {
        if (result.Quality < EvidenceFinder.HashQuality || !_hashes.Add(result.Hash)) return;
        _entries.Add(new HashEntry(result.Hash, CandidateTag.OfHash(film, sample, isPoor).Value));
    }

    private void AddFeatures(FilmSample sample, int number, bool isPoor)
    {
        var added = new List<LocalFeature>();
        foreach (var feature in FeatureChoice.Of(sample, MostFeatures))
        {
            if (IsKnown(feature)) continue;
            added.Add(feature);
            var tag = CandidateTag.OfFeature(film, number, isPoor, feature);
            _entries.Add(new HashEntry(AsHash(feature.Bits), tag.Value));
        }

        _recent.Enqueue(added);
        if (_recent.Count > Remembered) _recent.Dequeue();
    }

    private bool IsKnown(LocalFeature feature) => _recent.Any(sample => sample.Exists(other =>
        other.Level == feature.Level
        && Math.Abs(other.X - feature.X) <= SamePlace && Math.Abs(other.Y - feature.Y) <= SamePlace
        && FeatureBits.Distance(other.Bits, feature.Bits) <= SameBits));
}
