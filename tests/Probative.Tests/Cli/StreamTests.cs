using Xunit;

namespace Probative.Tests.Cli;

/// <summary>Standard output and standard error that are closed or full, of the built program.</summary>
/// <remarks>The runtime opens files before we can: which gets a closed stream's number, differs.</remarks>
public sealed class StreamTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(">&-")]
    [InlineData("<&- >&-")]
    [InlineData("> /dev/full")]
    [InlineData(">&- --json")]
    [InlineData("> /dev/full --json")]
    public void An_output_that_takes_nothing_ends_with_3_and_says_so(string to)
    {
        _cli.MakeVault();
        var run = _cli.Run($"probative list cases {to}", CliFolder.Variables);
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("output-not-writable", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2> /dev/full")]
    [InlineData("<&- 2>&-")]
    public void An_error_stream_that_takes_nothing_changes_neither_result_nor_exit_code(string to)
    {
        _cli.MakeVault();
        var list = _cli.Run($"probative list cases {to}", CliFolder.Variables);
        Assert.Equal(0, list.ExitCode);
        Assert.Contains("training", list.Output, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run($"probative show nosuch {to}", CliFolder.Variables).ExitCode);
        Assert.Equal(2, _cli.Run($"probative show nosuch --json {to}", CliFolder.Variables).ExitCode);
        Assert.Equal(3, _cli.Run($"probative list cases >&- {to}", CliFolder.Variables).ExitCode);
        Assert.Equal(3, _cli.Run($"probative list cases --json >&- {to}", CliFolder.Variables).ExitCode);
    }

    [Fact]
    public void What_is_printed_never_lands_in_a_file_of_the_vault()
    {
        _cli.MakeVault();
        _cli.Folder.Write("m/a.txt", "one");
        _cli.Run("probative add m --case C <&- >&- 2>&-", CliFolder.Variables);
        Assert.Equal(0, _cli.Run("probative check", CliFolder.Variables).ExitCode);
        Assert.Equal(
            1,
            (int)_cli.Run("probative list --case C --json", CliFolder.Variables)
                .Document["result"]!["count"]!);
    }
}
