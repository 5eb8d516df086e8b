using Xunit;

namespace Probative.Tests.Cli;

/// <summary>What people are told of a command line that is wrong, by the built program.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("", "A command is needed.")]
    [InlineData("frobnicate", "There is no command \"frobnicate\".")]
    [InlineData("case frobnicate", "There is no command \"frobnicate\".")]
    [InlineData(
        "list foo", "\"foo\" cannot be listed: give cases, items, claims, handovers, failures.")]
    [InlineData("log proof x", "\"x\" is no whole number.")]
    [InlineData("log --limit many", "\"many\" is no whole number (--limit).")]
    [InlineData("examine --workers x", "\"x\" is no whole number (--workers).")]
    [InlineData("anchor ask --timeout soon", "\"soon\" is no whole number (--timeout).")]
    [InlineData("log --limit 0", "--limit is at least 1.")]
    [InlineData("log --limit -3", "--limit is at least 1.")]
    [InlineData("log --from -1", "--from is at least 0.")]
    [InlineData("list items --case C --jsonl ''", "--jsonl is empty.")]
    [InlineData("add x --case C --sidecar ''", "--sidecar is empty.")]
    [InlineData("add '' --case C", "PATH is empty.")]
    [InlineData("init v --member A --passphrase-file ''", "--passphrase-file is empty.")]
    [InlineData("init v --member A --recovery-sheet ''", "--recovery-sheet is empty.")]
    [InlineData("log vkey --recovery-code-file ''", "--recovery-code-file is empty.")]
    [InlineData("receipt --out ''", "--out is empty.")]
    public void A_wrong_line_is_told_in_one_sentence_that_names_what_is_wrong(string line, string sentence)
    {
        var run = _cli.Run($"probative {line} --json");
        Assert.Equal((2, "usage"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.Equal(sentence, (string?)run.Document["problems"]![0]!["message"]);
    }

    [Theory]
    [InlineData("list cases --vault ''")]
    [InlineData("check --vault ''")]
    [InlineData("init '' --member A --no-passphrase understood")]
    public void An_empty_name_of_the_vault_is_none(string line)
    {
        var run = _cli.Run($"probative {line} --json", ("PROBATIVE_VAULT", ""));
        Assert.Equal((2, "no-vault"), (run.ExitCode, Assert.Single(run.Codes)));
    }

    [Fact]
    public void Alone_it_shows_the_help_and_says_what_is_missing_once()
    {
        var run = _cli.Run("probative");
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split("needed").Skip(1));
        Assert.DoesNotContain("Required", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Contains("probative init", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_vault_has_one_folder()
    {
        const string Init = "probative init v --member A --no-passphrase understood --json";
        Assert.Equal(["two-vaults"], _cli.Run($"{Init} --vault w").Codes);
        Assert.False(Directory.Exists(_cli.Folder["v"]) || Directory.Exists(_cli.Folder["w"]));
        Assert.Equal(0, _cli.Run($"{Init} --vault ./v/").ExitCode);
    }

    [Fact]
    public void A_log_that_is_shown_from_behind_its_end_says_how_long_it_is()
    {
        _cli.MakeVault();
        var run = _cli.Run("probative log --from 5000", CliFolder.Variables);
        Assert.Equal(
            (0, "Nothing to show from there on. The log has 6 facts.\n"), (run.ExitCode, run.Output));
    }
}
