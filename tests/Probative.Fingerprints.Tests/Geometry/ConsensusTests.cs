using Probative.Fingerprints.Geometry;
using Xunit;

namespace Probative.Fingerprints.Tests.Geometry;

/// <summary>How free a map may be for what agrees with it.</summary>
public sealed class ConsensusTests
{
    private const int Samples = 12;

    /// <summary>Wider than high: what a similarity cannot say.</summary>
    private static readonly PlaneMap s_stretched = new(0.38, 0, 0.2, 0, 0.32, 0.1, 0, 0, 1);

    /// <summary>A screen seen from the side.</summary>
    private static readonly PlaneMap s_aslant = new(0.9, 0.02, 0.03, -0.03, 0.85, 0.05, 0.16, -0.1, 1);

    /// <summary>
    /// Six corners of a still scene, seen in twelve pairs of frames: 72 matches, and six errors.
    /// </summary>
    [Fact]
    public void The_same_few_corners_ever_again_make_no_freer_map()
    {
        var agreed = Found(Matches(s_stretched, 3, 2));
        Assert.True(IsSimilarity(agreed.Map), $"{agreed.Map}");
        Assert.Equal(6, agreed.Areas);
    }

    [Fact]
    public void Corners_at_many_places_do()
    {
        var agreed = Found(Matches(s_stretched, 6, 4));
        Assert.Equal(0.38, agreed.Map.M11, 3);
        Assert.Equal(0.32, agreed.Map.M22, 3);
        Assert.Equal(24, agreed.Areas);
    }

    [Fact]
    public void A_screen_seen_aslant_takes_more_places_than_a_stretched_one()
    {
        Assert.True(Found(Matches(s_aslant, 4, 4)).Map.IsAffine);
        var map = Found(Matches(s_aslant, 8, 6)).Map;
        Assert.False(map.IsAffine);
        Assert.Equal(s_aslant.M31, map.M31, 3);
        Assert.Equal(s_aslant.M32, map.M32, 3);
    }

    private static Agreed Found(List<PointMatch> matches) =>
        Consensus.Find(matches, sizeRatio: 1, least: 5) ?? throw new InvalidOperationException("None agree.");

    private static bool IsSimilarity(PlaneMap map) =>
        map.IsAffine && Math.Abs(map.M11 - map.M22) < 1e-9 && Math.Abs(map.M12 + map.M21) < 1e-9;

    /// <summary>Corners on a grid over the first frame, each matched in every pair.</summary>
    private static List<PointMatch> Matches(PlaneMap map, int columns, int rows)
    {
        var matches = new List<PointMatch>();
        // Growth is told in quarters of an octave.
        var growth = (sbyte)Math.Round(2 * Math.Log2((map.M11 * map.M22) - (map.M12 * map.M21)));
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var at = 0; at < columns * rows; at++)
            {
                var from = new PlanePoint(
                    ((at % columns) + 0.5) / columns, ((at / columns) + 0.5) / rows * 0.5625);
                matches.Add(new PointMatch(
                    from, map.Apply(from), 0, growth, (byte)at, (byte)at, sample));
            }
        }

        return matches;
    }
}
