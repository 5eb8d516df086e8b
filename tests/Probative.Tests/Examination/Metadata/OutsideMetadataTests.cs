using Xunit;

namespace Probative.Tests.Examination.Metadata;

/// <summary>Positions, times, makes and models are those that ExifTool recorded.</summary>
public sealed class OutsideMetadataTests(OutsideMetadata outside) : IClassFixture<OutsideMetadata>
{
    [Fact]
    public void Every_position_is_read_within_a_millionth_of_a_degree_and_none_is_made_up()
    {
        var compared = 0;
        foreach (var (name, (told, report)) in outside.Files)
        {
            var positions = report?["positions"]?.AsArray() ?? [];
            if (OutsideMetadata.Position(told) is not var (latitude, longitude))
            {
                Assert.True(positions.Count == 0, $"{name}: {positions.ToJsonString()}");
                continue;
            }

            compared++;
            Assert.True(
                positions.Any(one => Math.Abs((double)one!["latitude"]! - latitude) <= 1e-6
                    && Math.Abs((double)one["longitude"]! - longitude) <= 1e-6),
                $"{name}: {latitude}, {longitude} against {positions.ToJsonString()}");
        }

        Assert.True(compared >= 10, $"{compared} positions were compared.");
    }

    [Fact]
    public void Every_time_is_a_candidate_as_it_is_written()
    {
        var compared = 0;
        foreach (var (name, (told, report)) in outside.Files)
        {
            var found = (report?["times"]?.AsArray() ?? []).Select(time =>
                ((string)time!["tag"]!, ((string)time["local"]!)[..19])).ToHashSet();
            foreach (var time in OutsideMetadata.Times(told))
            {
                compared++;
                Assert.True(found.Contains(time), $"{name}: {time} is not among {string.Join(", ", found)}");
            }
        }

        Assert.True(compared >= 100, $"{compared} times were compared.");
    }

    [Fact]
    public void Every_make_and_model_is_read()
    {
        var compared = 0;
        foreach (var (name, (told, report)) in outside.Files)
        {
            var found = (report?["device"]?.AsArray() ?? [])
                .Select(one => ((string)one!["tag"]!, one["value"]!.ToString())).ToHashSet();
            foreach (var device in OutsideMetadata.Devices(told))
            {
                compared++;
                Assert.True(
                    found.Contains(device), $"{name}: {device} is not among {string.Join(", ", found)}");
            }
        }

        Assert.True(compared >= 50, $"{compared} makes and models were compared.");
    }
}
