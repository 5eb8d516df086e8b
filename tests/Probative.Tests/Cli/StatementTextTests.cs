using System.Text.Json.Nodes;
using Probative.Cli.Verbs;
using Xunit;

namespace Probative.Tests.Cli;

public class StatementTextTests
{
    [Fact]
    public void Nothing_stated_is_one_sentence() => Assert.Equal(
        "Nothing was stated of how it was acquired.", StatementText.Of(Stated(null, null, null, null, null)));

    [Fact]
    public void Everything_stated_is_a_sentence_each() => Assert.Equal(
        "As stated: It came from A volunteer. How it came: by courier. Received: 2026-10. "
            + "Conditions: no names. Consent: given in writing.",
        StatementText.Of(Stated("A volunteer", "by courier", "2026-10", "no names", "given in writing.")));

    [Theory]
    [InlineData("as_stated_by", "As stated: It came from W.")]
    [InlineData("how", "As stated: How it came: W.")]
    [InlineData("received", "As stated: Received: W.")]
    [InlineData("conditions", "As stated: Conditions: W.")]
    [InlineData("consent", "As stated: Consent: W.")]
    public void What_was_not_stated_is_not_spoken_of(string field, string text)
    {
        var stated = Stated(null, null, null, null, null);
        stated[field] = "W";
        Assert.Equal(text, StatementText.Of(stated));
    }

    private static JsonObject Stated(
        string? by, string? how, string? received, string? conditions, string? consent) => new()
    {
        ["as_stated_by"] = by,
        ["how"] = how,
        ["received"] = received,
        ["conditions"] = conditions,
        ["consent"] = consent,
        ["index"] = 10,
    };
}
