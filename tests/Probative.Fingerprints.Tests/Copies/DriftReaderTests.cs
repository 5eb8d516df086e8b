using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Geometry;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class DriftReaderTests
{
    private static readonly double[] s_times = [.. Enumerable.Range(0, 6).Select(sample => sample / 2.0)];

    [Theory]
    [InlineData(0)]
    [InlineData(0.004)]
    [InlineData(-0.02)]
    public void What_moves_against_the_map_is_told_for_each_second(double perSecond)
    {
        var read = DriftReader.Read(
            Matches(sample => perSecond * s_times[sample]), PlaneMap.Identity, s_times);
        Assert.Equal(Math.Abs(perSecond), read, 6);
    }

    [Fact]
    public void A_wobble_and_too_few_samples_are_no_drift()
    {
        var wobble = DriftReader.Read(
            Matches(sample => sample % 2 == 0 ? 0.01 : -0.01), PlaneMap.Identity, s_times);
        Assert.InRange(wobble, 0, 0.005);
        Assert.Equal(0, DriftReader.Read(
            [.. Matches(sample => sample * 0.01).Where(match => match.Sample < 2)],
            PlaneMap.Identity,
            s_times));
        Assert.Equal(0, DriftReader.Read([], PlaneMap.Identity, s_times));
    }

    private static List<PointMatch> Matches(Func<int, double> moved)
    {
        var random = new Random(5);
        List<PointMatch> matches = [];
        for (var sample = 0; sample < s_times.Length; sample++)
        {
            for (var i = 0; i < 10; i++)
            {
                var (x, y) = (random.NextDouble(), random.NextDouble());
                matches.Add(new PointMatch(
                    new PlanePoint(x, y), new PlanePoint(x + moved(sample), y), 0, 0, 0, 0, sample));
            }
        }

        return matches;
    }
}
