using CsCheck;
using Probative.Cli.Terminal;
using Xunit;

namespace Probative.Tests.Cli;

public class HostileTextTests
{
    [Theory]
    [InlineData("report.txt", "report.txt")]
    [InlineData("звіт 報告 تقرير 🎥", "звіт 報告 تقرير 🎥")]
    [InlineData("a\nb\r\tc", @"a\nb\r\tc")]
    [InlineData("\u001b[2J", @"\u{001B}[2J")]
    [InlineData("\u009b31m", @"\u{009B}31m")]
    [InlineData("gpj.\u202Eexe", @"gpj.\u{202E}exe")]
    [InlineData("\u2066x\u2069", @"\u{2066}x\u{2069}")]
    [InlineData("a\u200Bb\uFEFF", @"a\u{200B}b\u{FEFF}")]
    [InlineData("line\u2028end", @"line\u{2028}end")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("\U000E0041", @"\u{E0041}")]
    public void What_a_terminal_could_obey_is_shown_as_what_it_is(string text, string shown) =>
        Assert.Equal(shown, HostileText.Escape(text));

    [Fact]
    public void Half_a_character_is_shown_as_what_it_is() =>
        Assert.Equal(@"\u{D800}x", HostileText.Escape("\uD800x"));

    [Fact]
    public void Nothing_that_is_printed_controls_the_terminal() => Gen.String.Sample(text =>
        HostileText.Escape(text).All(c => !char.IsControl(c)));
}
