using System.Globalization;
using Probative.Matching.Lineage;
using Xunit;

namespace Probative.Tests.Matching;

public class ShownTimeTests
{
    [Theory]
    [InlineData("2031-05-08 14:31", "+02:00", "2031-05-08T12:31:00Z", "2031-05-08T12:32:00Z")]
    [InlineData("2031-05-08T14:31:07Z", null, "2031-05-08T14:31:07Z", "2031-05-08T14:31:08Z")]
    [InlineData("2031-05-08T14:31:07+0530", "UTC", "2031-05-08T09:01:07Z", "2031-05-08T09:01:08Z")]
    [InlineData("2031-05-08", "UTC+3", "2031-05-07T21:00:00Z", "2031-05-08T21:00:00Z")]
    [InlineData("2031-05-08 14:31", null, "2031-05-08T00:31:00Z", "2031-05-09T02:32:00Z")]
    [InlineData("8 May 2031, 9:05", "UTC", "2031-05-08T09:05:00Z", "2031-05-08T09:06:00Z")]
    [InlineData("May 8, 2031", "UTC", "2031-05-08T00:00:00Z", "2031-05-09T00:00:00Z")]
    [InlineData("8 травня 2031 о 14:31", "+03:00", "2031-05-08T11:31:00Z", "2031-05-08T11:32:00Z")]
    [InlineData("8 мая 2031 в 14:31", "+03:00", "2031-05-08T11:31:00Z", "2031-05-08T11:32:00Z")]
    [InlineData("8 Sept. 2031", "UTC", "2031-09-08T00:00:00Z", "2031-09-09T00:00:00Z")]
    [InlineData("2031-05-08 14:31", "local", "2031-05-08T00:31:00Z", "2031-05-09T02:32:00Z")]
    public void What_has_one_meaning_is_read_with_all_that_the_zone_leaves_open(
        string shown, string? zone, string first, string last)
    {
        var time = ShownTime.Read(shown, zone)!.Value;
        Assert.Equal((At(first), At(last)), (time.First, time.Last));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("08.05.2031 14:31")]
    [InlineData("5/8/2031")]
    [InlineData("8 May")]
    [InlineData("8 Maybe 2031")]
    [InlineData("31 June 2031")]
    [InlineData("2031-02-30")]
    [InlineData("2031-05-08 25:00")]
    [InlineData("0001-01-01")]
    [InlineData("2031-05-08 14:31 or so")]
    public void What_can_mean_several_days_or_none_is_not_guessed(string? shown) =>
        Assert.Null(ShownTime.Read(shown, "UTC"));

    [Fact]
    public void One_is_before_another_only_where_no_zone_could_turn_them_round()
    {
        var known = ShownTime.Read("2031-05-08 10:00", "UTC")!.Value;
        Assert.True(known.IsBefore(ShownTime.Read("2031-05-08 10:01", "UTC")!.Value));
        Assert.False(known.IsBefore(ShownTime.Read("2031-05-08 20:00", null)!.Value));
        Assert.True(known.IsBefore(ShownTime.Read("2031-05-09 00:01", null)!.Value));
        Assert.False(known.IsBefore(known));
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
