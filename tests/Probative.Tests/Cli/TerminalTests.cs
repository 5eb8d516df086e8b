using Xunit;

namespace Probative.Tests.Cli;

/// <summary>The built program at a terminal, which script(1) plays.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public TerminalTests() => Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1).");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_a_case_needs_is_asked_for()
    {
        _cli.MakeVault();
        var run = AtTerminal("probative case open Asked --vault v", "Training", "Order 7", "2027-06");
        Assert.Contains("Opened case Asked", run, StringComparison.Ordinal);
        var shown = _cli.Run("probative show Asked --json", CliFolder.Variables).Document["result"]!;
        Assert.Equal(("Training", "Order 7", "2027-06"), (
            (string?)shown["purpose"], (string?)shown["legal_basis"], (string?)shown["review_date"]));
    }

    [Fact]
    public void A_passphrase_is_asked_for_twice_when_it_is_chosen_and_never_shown()
    {
        var made = AtTerminal("probative init v --member A", "hill and river", "hill and river");
        Assert.Contains("Recovery code, shown this once", made, StringComparison.Ordinal);
        var listed = AtTerminal("probative member list --vault v", "hill and river");
        Assert.Contains("pseudonym", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("hill and river", made + listed, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_work_shows_a_bar_and_names_do_not_reach_the_terminal_raw()
    {
        _cli.MakeVault();
        _cli.Folder.Shell("""
            mkdir m; for i in $(seq 2000); do echo $i > m/$i; done
            printf x > "$(printf 'm/a\033]0;title\007b')"; ln -s x "$(printf 'm/l\033[31mx')"
            """);
        var run = AtTerminal("probative add m --case C --vault v");
        Assert.Contains("taking in", run, StringComparison.Ordinal);
        Assert.Contains(@"l\u{001B}[31mx", run, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31mx", run, StringComparison.Ordinal);
    }

    /// <summary>
    /// Types the answers two seconds apart, holds the keyboard until the program ends, and returns everything
    /// that the terminal showed.
    /// </summary>
    private string AtTerminal(string command, params string[] answers)
    {
        var typing = string.Concat(answers.Select(answer => $"sleep 2; printf '%s\\r' '{answer}' >&3; "));
        return _cli.Run(
            $"""
            rm -f keys; mkfifo keys
            TERM=xterm script -qec "stty -echo; {command}" /dev/null < keys & program=$!
            exec 3> keys; {typing} wait $program
            """,
            CliFolder.Variables).Output;
    }
}
