using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Maps;

public sealed class BaseMapTests
{
    private static readonly Lazy<BaseMap> s_map = new(BaseMap.Read);

    [Theory]
    [InlineData("Simferopol", 44.95, 34.1, "UA")]
    [InlineData("Sevastopol", 44.6, 33.52, "UA")]
    [InlineData("Yalta", 44.52, 34.15, "UA")]
    [InlineData("Kerch", 45.36, 36.46, "UA")]
    [InlineData("Donetsk", 48.0, 37.8, "UA")]
    [InlineData("Luhansk", 48.57, 39.31, "UA")]
    [InlineData("Kyiv", 50.45, 30.52, "UA")]
    [InlineData("Rostov-on-Don", 47.23, 39.7, "RU")]
    [InlineData("Krasnodar", 45.04, 38.98, "RU")]
    [InlineData("Pristina", 42.66, 21.17, "XK")]
    [InlineData("Taipei", 25.03, 121.5, "TW")]
    [InlineData("Ramallah", 31.9, 35.2, "PS")]
    [InlineData("Tiraspol", 46.84, 29.63, "MD")]
    [InlineData("Sukhumi", 43.01, 41.05, "GE")]
    public void A_place_is_in_the_country_of_its_unit_by_iso_3166_2(
        string name, double latitude, double longitude, string country)
    {
        var found = s_map.Value.CountriesAt(latitude, longitude);
        Assert.True(found is [var one] && one == country, $"{name}: {string.Join(' ', found)}");
    }

    [Fact]
    public void A_country_is_the_prefix_of_the_code_and_of_nothing_else()
    {
        var units = s_map.Value.Units.ToList();
        Assert.True(units.Count > 4_500, $"{units.Count} units");
        Assert.All(units, unit =>
        {
            var (code, country) = ((string)unit["code"]!, (string?)unit["country"]);
            Assert.Equal(char.IsAsciiLetterUpper(code[0]) ? code[..2] : null, country);
        });
        Assert.Equal(27, units.Count(unit => (string?)unit["country"] == "UA"));

        // What only other fields of the data call countries has no code of ISO 3166-2, and no name here.
        Assert.Equal(12, units.Count(unit => unit["country"] is null));
        Assert.DoesNotContain(s_map.Value.Topology["labels"]!.AsArray(), label => label!["country"] is null);
    }

    [Fact]
    public void What_is_derived_reads_no_other_field_of_countries()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "front/world"), "*.mjs")
            .SelectMany(File.ReadLines).Where(line => !line.StartsWith("//", StringComparison.Ordinal));
        string[] sided = ["iso_a2", "adm0_a3", "sov_a3", "gu_a3", "admin", "geonunit"];
        Assert.DoesNotContain(
            scripts, line => sided.Any(name => line.Contains(name, StringComparison.Ordinal)));
    }
}
