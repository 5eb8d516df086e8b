using System.Text.Json.Nodes;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>Exit codes and the JSON document, on every kind of ending, of the built program.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("", null)]
    [InlineData("nonsense", null)]
    [InlineData("case", "case")]
    [InlineData("case nonsense", "case")]
    [InlineData("add x", "add")]
    [InlineData("add x --case", "add")]
    [InlineData("add x --case C --no-such-flag", "add")]
    [InlineData("list nonsense", "list")]
    [InlineData("list items", "list")]
    [InlineData("log --limit many --vault v", "log")]
    [InlineData("log --limit -1 --vault v", "log")]
    [InlineData("list items --case C", "list items")]
    [InlineData("log checkpoint --vault nowhere", "log checkpoint")]
    [InlineData("init v", "init")]
    [InlineData("init v --member A --no-passphrase yes", "init")]
    [InlineData("init v --member A", "init")]
    [InlineData("log --vault v --passphrase-file nowhere", "log")]
    [InlineData("case open C --vault v", "case open")]
    public void Wrong_usage_ends_with_2_and_one_document(string arguments, string? command)
    {
        var run = _cli.Run($"probative {arguments} --json");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(command, (string?)run.Document["command"]);
        Assert.NotEmpty(run.Codes);
        Assert.Null(run.Document["result"]);

        var plain = _cli.Run($"probative {arguments}");
        Assert.Equal(2, plain.ExitCode);
        Assert.NotEmpty(plain.Error);
        Assert.DoesNotContain("   at ", plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_ends_with_0_and_recorded_failures_with_4()
    {
        _cli.MakeVault();
        _cli.Folder.Write("m/a.txt", "one");
        var clean = _cli.Run("probative add m --case C --json", CliFolder.Variables);
        Assert.Equal((0, "add"), (clean.ExitCode, (string?)clean.Document["command"]));
        Assert.Equal(1, (int)clean.Document["result"]!["kept"]!);

        _cli.Folder.Shell("ln -s /etc m/link");
        var failed = _cli.Run("probative add m --case C --json", CliFolder.Variables);
        Assert.Equal(4, failed.ExitCode);
        Assert.Equal(["link"], failed.Codes);
        Assert.Equal(1, (int)failed.Document["result"]!["failed"]!);
    }

    [Fact]
    public async Task A_vault_that_another_process_writes_to_is_refused_with_3_and_can_be_read()
    {
        _cli.MakeVault();
        var opened = await LocalVault.OpenForWritingAsync(
            new VaultRequest
            {
                Directory = _cli.Folder["v"],
                Secret = new VaultSecret.Nothing(),
                Command = "the first writer",
            },
            TestContext.Current.CancellationToken);
        await using var vault = Assert.IsType<OpeningOutcome.Opened>(opened).Vault;

        var refused = _cli.Run("probative member add Another --json", CliFolder.Variables);

        Assert.Equal(3, refused.ExitCode);
        Assert.Equal(["vault-held"], refused.Codes);
        Assert.Contains("the first writer", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("probative list cases --json", CliFolder.Variables).ExitCode);
    }

    [Fact]
    public void Doubt_about_integrity_ends_with_3_and_says_what_to_do()
    {
        _cli.MakeVault();
        _cli.Folder.Write("m/a.txt", "the bridge was closed");
        var added = _cli.Run("probative add m --case C --json", CliFolder.Variables).Document;
        var item = (string)added["result"]!["rows"]![0]!["item"]!;
        _cli.Folder.Shell(
            "f=$(find v/items -type f); chmod u+w $f; printf X | dd of=$f conv=notrunc 2>/dev/null");

        var run = _cli.Run($"probative claim add {item} --quote bridge --by A --json", CliFolder.Variables);

        Assert.Equal((3, "item-damaged"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.NotEmpty((string)run.Document["problems"]![0]!["hint"]!);
    }

    [Fact]
    public void A_passphrase_opens_the_vault_and_so_does_the_recovery_code()
    {
        _cli.Folder.Write("pass", "correct horse\nsecond line\n");
        var made = _cli.Run(
            "probative init v --member A --passphrase-file pass --recovery-sheet sheet "
                + "--origin karst.example/log --json");
        Assert.Equal(0, made.ExitCode);
        Assert.Null(made.Document["result"]!["recovery_code"]);
        Assert.Equal("karst.example/log", (string?)made.Document["result"]!["origin"]);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            OperatingSystem.IsLinux() ? File.GetUnixFileMode(_cli.Folder["sheet"]) : default);

        const string List = "probative member list --vault v --json";
        Assert.Equal(0, _cli.Run($"{List} --passphrase-file pass").ExitCode);
        Assert.Equal(0, _cli.Run(List, ("PROBATIVE_PASSPHRASE", "correct horse")).ExitCode);
        Assert.NotEqual(0, _cli.Run(List, ("PROBATIVE_PASSPHRASE", "wrong horse")).ExitCode);
        Assert.NotEqual(0, _cli.Run(List).ExitCode);
        _cli.Folder.Shell("sed -n 's/^Recovery code:  *//p' sheet > code");
        Assert.Equal(0, _cli.Run($"{List} --recovery-code-file code").ExitCode);
        _cli.Folder.Write("code", "0000-0000");
        Assert.Equal(["bad-recovery-code"], _cli.Run($"{List} --recovery-code-file code").Codes);
    }

    [Fact]
    public void A_vault_is_not_made_over_something_that_is_there()
    {
        _cli.MakeVault();
        var again = _cli.Run(
            "probative init v --member B --no-passphrase understood --recovery-sheet s --json");
        Assert.NotEqual(0, again.ExitCode);
        Assert.NotEmpty(again.Codes);
        Assert.False(File.Exists(_cli.Folder["s"]));
        Assert.Equal(
            1,
            (int)_cli.Run("probative member list --json", CliFolder.Variables).Document["result"]!["count"]!);
    }

    [Fact]
    public void Rows_go_to_a_file_when_that_is_asked_for()
    {
        _cli.MakeVault();
        _cli.Folder.Shell("mkdir m; for i in $(seq 150); do echo $i > m/$i; done");
        var added = _cli.Run("probative add m --case C --json", CliFolder.Variables).Document["result"]!;
        Assert.Equal((100, 50), (added["rows"]!.AsArray().Count, (int)added["rows_left_out"]!));

        var listed = _cli.Run(
            "probative list --case C --json --jsonl rows", CliFolder.Variables).Document["result"]!;

        Assert.Equal((0, 150), (listed["rows"]!.AsArray().Count, (int)listed["rows_in_file"]!));
        var rows = File.ReadAllLines(_cli.Folder["rows"]).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(150, rows.Select(row => (string)row["id"]!).Distinct().Count());
        Assert.Equal(["jsonl-not-writable"], _cli.Run(
            "probative list --case C --json --jsonl nowhere/rows", CliFolder.Variables).Codes);

        // Neither rows nor a recovery code may lie in a vault, least of all over its own files.
        _cli.Folder.Shell("sha256sum v/keys/keyring.json v/ledger.db > before");
        foreach (var own in (string[])["v/keys/keyring.json", "v/ledger.db", "v/items/rows"])
        {
            Assert.Equal(
                ["jsonl-in-vault"],
                _cli.Run($"probative list --case C --json --jsonl {own}", CliFolder.Variables).Codes);
        }

        _cli.Folder.Shell("sha256sum -c before");
        Assert.Equal(["sheet-in-vault"], _cli.Run(
            "probative keys recovery --json --recovery-sheet v/sheet", CliFolder.Variables).Codes);
        _cli.Folder.Shell("test ! -e v/sheet; grep keyring before | sha256sum -c");
    }

    [Fact]
    public void A_result_that_cannot_be_written_is_no_success_and_what_was_recorded_stands()
    {
        _cli.MakeVault();
        _cli.Folder.Shell("mkdir m; for i in $(seq 50); do echo $i > m/$i; done");
        var rows = _cli.Run("probative add m --case C --json --jsonl /dev/full", CliFolder.Variables);
        Assert.Equal((3, "jsonl-not-writable"), (rows.ExitCode, Assert.Single(rows.Codes)));
        Assert.Equal(50, (int)rows.Document["result"]!["kept"]!);
        foreach (var json in (string[])["", "--json"])
        {
            var full = _cli.Run($"probative list --case C {json} > /dev/full", CliFolder.Variables);
            Assert.Equal(3, full.ExitCode);
            Assert.StartsWith("output-not-writable", full.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, _cli.Run("probative log --case C | head -n 1", CliFolder.Variables).ExitCode);
    }

    [Fact]
    public void Names_that_could_control_a_terminal_are_shown_as_what_they_are()
    {
        _cli.MakeVault();
        _cli.Folder.Shell(
            "mkdir m; printf x > \"$(printf 'm/a\\nb\\033[2Jc')\"; "
                + "printf y > \"$(printf 'm/gpj.\\342\\200\\256exe')\"");
        var run = _cli.Run("probative add m --case C; probative list --case C", CliFolder.Variables);
        Assert.Contains(@"a\nb\u{001B}[2Jc", run.Output, StringComparison.Ordinal);
        Assert.Contains(@"gpj.\u{202E}exe", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);

        var document = _cli.Run("probative list --case C --json", CliFolder.Variables);
        Assert.Contains(
            "a\nb\u001b[2Jc",
            document.Document["result"]!["rows"]!.AsArray().Select(row => (string?)row!["name"]));
        Assert.DoesNotContain('\u001b', document.Output);
        Assert.DoesNotContain('\u202e', document.Output);
    }

    [Fact]
    public void The_history_of_an_item_of_which_nothing_was_stated()
    {
        _cli.MakeVault();
        _cli.Folder.Write("a.txt", "x");
        var run = _cli.Run(
            "probative add a.txt --case C; probative history name:a.txt", CliFolder.Variables);
        Assert.Contains(
            "  Nothing was stated of how it was acquired.  [log index ",
            run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("As stated", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_not_be_read_is_a_recorded_failure()
    {
        // Root may read everything, so another user runs it where root runs the tests.
        const string Other = "65534";
        var asOther = Environment.IsPrivilegedProcess ? $"setpriv --reuid={Other} --clear-groups " : "";
        _cli.Folder.Shell("""
            mkdir m m/shut; echo x > m/secret; echo y > m/open; chmod 000 m/secret m/shut
            """);
        if (asOther.Length > 0) _cli.Folder.Shell($"chown -R {Other} . && chmod 755 .");
        var made = _cli.Run($"""
            {asOther} probative init v --member A --no-passphrase understood &&
            {asOther} probative case open C --purpose p --legal-basis l --review-date 2027 --vault v
            """);
        Assert.SkipWhen(made.Error.Contains("setpriv", StringComparison.Ordinal), made.Error);
        Assert.True(made.ExitCode == 0, made.Error);

        var run = _cli.Run($"{asOther} probative add m --case C --json", CliFolder.Variables);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["unreadable", "unreadable"], run.Codes);
        Assert.Equal(1, (int)run.Document["result"]!["kept"]!);
    }

    [Fact]
    public void Quiet_shows_no_progress_and_a_pipe_gets_plain_lines()
    {
        _cli.MakeVault();
        _cli.Folder.Shell("mkdir m; for i in $(seq 50); do echo $i > m/$i; done");
        var run = _cli.Run("probative add m --case C --quiet", CliFolder.Variables);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Help_and_version_are_documents_too()
    {
        var help = _cli.Run("probative claim add --help --json");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("--hedge", (string?)help.Document["result"]!["help"], StringComparison.Ordinal);
        Assert.StartsWith(
            "probative ",
            (string?)_cli.Run("probative --version --json").Document["result"]!["version"],
            StringComparison.Ordinal);
        Assert.Matches("^probative [0-9]", _cli.Run("probative --version").Output);
    }
}
