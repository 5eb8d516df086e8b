using CsCheck;
using Probative.Kernel.Dates;
using Xunit;

namespace Probative.Tests.Kernel;

public sealed class EdtfBoundsTests
{
    [Theory]
    [InlineData("2024-10-01", "2024-10-01", "2024-10-01")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024?", "2024-01-01", "2024-12-31")]
    [InlineData("2024-10~", "2024-10-01", "2024-10-31")]
    [InlineData("2024-10-01%", "2024-10-01", "2024-10-01")]
    [InlineData("202X", "2020-01-01", "2029-12-31")]
    [InlineData("20XX", "2000-01-01", "2099-12-31")]
    [InlineData("202X-XX", "2020-01-01", "2029-12-31")]
    [InlineData("2024-XX-XX", "2024-01-01", "2024-12-31")]
    [InlineData("2024-04-XX", "2024-04-01", "2024-04-30")]
    [InlineData("2024-21", "2024-01-01", "2024-12-31")]
    [InlineData("2024-24", "2024-01-01", "2025-02-28")]
    [InlineData("2024-10-01T23:59:60-05:00", "2024-10-01", "2024-10-01")]
    [InlineData("2024-07/2024-08", "2024-07-01", "2024-08-31")]
    [InlineData("2024-07/..", "2024-07-01", null)]
    [InlineData("../2024-07", null, "2024-07-31")]
    [InlineData("/2024-07", null, "2024-07-31")]
    [InlineData("2024-07/", "2024-07-01", null)]
    [InlineData("0000-02", "0000-02-01", "0000-02-29")]
    [InlineData("-0044-03-15", "-0044-03-15", "-0044-03-15")]
    [InlineData("-001X", "-0019-01-01", "-0010-12-31")]
    [InlineData("Y170000002", "Y170000002-01-01", "Y170000002-12-31")]
    [InlineData("Y-17000", "Y-17000-01-01", "Y-17000-12-31")]
    public void A_date_lies_between_its_first_and_its_last_day(string text, string? first, string? last)
    {
        var bounds = EdtfBounds.TryOf(text)!.Value;
        Assert.Equal((first, last), (bounds.Earliest?.ToString(), bounds.Latest?.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2024-02-30")]
    [InlineData("../..")]
    public void What_is_no_date_has_no_bounds(string? text) => Assert.Null(EdtfBounds.TryOf(text));

    [Fact]
    public void Bounds_never_throw_and_the_first_day_is_not_after_the_last() =>
        Gen.Char["0123456789-/.XYT:Z+?~% "].Array[0, 24].Select(chars => new string(chars)).Sample(text =>
        {
            if (EdtfBounds.TryOf(text) is not { Earliest: { } first, Latest: { } last }) return;
            // An interval can be written backwards; a date cannot.
            if (!text.Contains('/', StringComparison.Ordinal)) Assert.True(first <= last, text);
        });
}
