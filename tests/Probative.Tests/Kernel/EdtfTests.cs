using CsCheck;
using Probative.Kernel.Dates;
using Xunit;

namespace Probative.Tests.Kernel;

public class EdtfTests
{
    [Theory]
    [InlineData("2024")]
    [InlineData("2024-10")]
    [InlineData("2024-10-01")]
    [InlineData("2024-02-29")]
    [InlineData("0000-02-29")]
    [InlineData("-0044-03-15")]
    [InlineData("2024-10-01T14:05:00")]
    [InlineData("2024-10-01T14:05:00Z")]
    [InlineData("2024-10-01T14:05:00+03:00")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2024-10-01/2024-10-03")]
    [InlineData("2024-10~")]
    [InlineData("2023-08-21~/2023-08-31")]
    [InlineData("2024?")]
    [InlineData("2024-10-01%")]
    [InlineData("2024-21")]
    [InlineData("202X")]
    [InlineData("20XX")]
    [InlineData("2024-XX")]
    [InlineData("2024-10-XX")]
    [InlineData("2024-XX-XX")]
    [InlineData("2024-07/..")]
    [InlineData("../2024-07")]
    [InlineData("2024-07/")]
    [InlineData("/2024-07")]
    [InlineData("Y170000002")]
    [InlineData("Y-17000")]
    public void A_date_of_level_0_or_1_is_accepted(string text) => Assert.True(Edtf.IsLevel1(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1.10.2024")]
    [InlineData("01/10/2024")]
    [InlineData("2024-13")]
    [InlineData("2024-1")]
    [InlineData("2024-10-32")]
    [InlineData("2023-02-29")]
    [InlineData("2024-10-01 14:05")]
    [InlineData("2024-10-01T25:00:00")]
    [InlineData("2024-10-01T14:05:00+25:00")]
    [InlineData("2024-XX-01")]
    [InlineData("20X4")]
    [InlineData("2X24")]
    [InlineData("XXXX")]
    [InlineData("X024")]
    [InlineData("[2024-10-01..2024-10-03]")]
    [InlineData("2024-10-01~?")]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("2024/2025/2026")]
    [InlineData("Y2024")]
    [InlineData("２０２４")]
    public void Anything_else_is_not(string text) => Assert.False(Edtf.IsLevel1(text));

    [Fact]
    public void No_text_makes_it_throw() => Gen.Char["0123456789-/XY~?%.T:Z+ "].Array[0, 24].Sample(text =>
    {
        Edtf.IsLevel1(text);
    });

    [Fact]
    public void Every_day_of_the_calendar_is_a_date() => Gen.Date.Sample(day =>
        Edtf.IsLevel1(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
