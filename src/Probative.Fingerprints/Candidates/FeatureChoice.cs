using Probative.Fingerprints.Films;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Candidates;

/// <summary>Some of a sample's features: those that say most.</summary>
internal static class FeatureChoice
{
    /// <summary>
    /// Bits by which a feature differs from every other of its frame. Above the radius at which most are
    /// looked up, so that this seldom finds two places; not much above, or what is shown small has too few.
    /// </summary>
    private const int LeastDistance = 32;

    /// <summary>Where fewer are so distinct, the most distinct ones up to so many are taken.</summary>
    private const int LeastFeatures = 60;

    /// <summary>Nearer ones are the same corner on another level, in 32nds of a pixel.</summary>
    private const int SamePlace = 16 * LocalFeature.UnitsPerPixel;

    /// <summary>
    /// What is repeated in the frame itself (windows, leaves, letters) is left out: it would be found
    /// everywhere, and comparing passes over it as well. Of each level the same part, its strongest: what is
    /// shown larger or smaller elsewhere agrees between other levels, so that none can be left out.
    /// </summary>
    /// <param name="sample">The sample.</param>
    /// <param name="most">How many features at the most.</param>
    public static List<LocalFeature> Of(FilmSample sample, int most)
    {
        var features = Unrepeated(sample.Features);
        if (features.Count <= most) return features;
        var (counts, taken) = (new int[LocalReader.Levels], new int[LocalReader.Levels]);
        foreach (var feature in features) counts[feature.Level]++;
        return features.FindAll(feature =>
            taken[feature.Level]++ < counts[feature.Level] * most / features.Count);
    }

    private static List<LocalFeature> Unrepeated(IReadOnlyList<LocalFeature> features)
    {
        var nearest = Nearest(features);
        var least = LeastDistance;
        if (features.Count > 0)
        {
            var ordered = nearest.OrderDescending().ToArray();
            least = Math.Min(least, ordered[Math.Min(LeastFeatures, ordered.Length) - 1]);
        }

        return [.. features.Where((_, i) => nearest[i] >= least)];
    }

    /// <summary>For each feature by how many bits the one that is most like it elsewhere differs.</summary>
    private static int[] Nearest(IReadOnlyList<LocalFeature> features)
    {
        var nearest = new int[features.Count];
        Array.Fill(nearest, 256);
        for (var i = 0; i < nearest.Length; i++)
        {
            for (var j = i + 1; j < nearest.Length; j++)
            {
                var (one, other) = (features[i], features[j]);
                var (across, down) = (Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));
                if (across <= SamePlace && down <= SamePlace) continue;
                var distance = FeatureBits.Distance(one.Bits, other.Bits);
                nearest[i] = Math.Min(nearest[i], distance);
                nearest[j] = Math.Min(nearest[j], distance);
            }
        }

        return nearest;
    }
}
