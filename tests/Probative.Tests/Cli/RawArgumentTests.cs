using Probative.Cli;
using Xunit;

namespace Probative.Tests.Cli;

public sealed class RawArgumentTests
{
    [Fact]
    public void Only_the_arguments_themselves_are_looked_at()
    {
        Assert.Null(RawArguments.Check(["a", "é"], "probative\0a\0é\0"u8));
        Assert.Null(RawArguments.Check(["a", ""], [0xFF, 0, (byte)'a', 0, 0]));
        Assert.Null(RawArguments.Check([], [0xFF, 0]));
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_told_by_their_argument()
    {
        var problem = RawArguments.Check(["a", "b\uFFFD", "c"], [0, (byte)'a', 0, (byte)'b', 0xE9, 0, 99, 0]);
        Assert.Equal("argument-not-text", problem!.Code);
        Assert.Contains("b\uFFFD", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_is_not_text_is_refused_before_anything_is_recorded()
    {
        using var cli = new CliFolder();
        cli.MakeVault();
        var run = cli.Run("probative member add \"$(printf 'a\\377')\" --json", CliFolder.Variables);
        Assert.Equal((2, "argument-not-text"), (run.ExitCode, Assert.Single(run.Codes)));

        // The replacement character itself is a character like others.
        Assert.Equal(0, cli.Run("probative member add 'a\uFFFD'", CliFolder.Variables).ExitCode);
    }
}
