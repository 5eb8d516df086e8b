using System.Text.Json.Nodes;
using Probative.Tests.Cli;
using Xunit;

namespace Probative.Tests.Auditing;

/// <summary>Who reads is written down before anything is shown; who reads that is an auditor.</summary>
public sealed class AccessTests : IDisposable
{
    private const string Passphrase = "an invented horse, an invented battery";
    private const string Secret = "The marquee was taken down on Thursday.";

    private readonly CliFolder _cli = new();

    public AccessTests()
    {
        _cli.Folder.Write("material/quiet-name.txt", Secret);
        Done("probative init v --member 'Ira Karst' --no-passphrase understood");
        Done("probative member add 'Ada Lind' --role auditor");
        Done("probative case open C --purpose training --legal-basis none --review-date 2027");
        Done("probative add material --case C");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_was_shown_and_taken_out_stands_there_with_who_and_why()
    {
        var item = ItemId();
        Done("probative show name:quiet-name.txt --why 'Request 14 of the exercise court'");
        Done("probative handover C --to 'the court' --purpose disclosure --select all --out package");
        Assert.Equal(2, Run("probative show nothing-of-this-name").ExitCode);
        Done("unset PROBATIVE_MEMBER; probative backup b --keys keys.json");
        var rows = Listed();
        Assert.Equal(
            ["access list", "backup", "show", "handover", "show", "list items"],
            rows.Select(row => (string?)row["command"]));
        Assert.Equal(
            ["Ada Lind", null, "Ira Karst", "Ira Karst", "Ira Karst", "Ira Karst"],
            rows.Select(row => (string?)row["who"]?["name"]));
        Assert.Equal([null, 0, 2, 0, 0, 0], rows.Select(row => (long?)row["exit"]));
        var (shown, handed) = (rows[4], rows[3]);
        Assert.Equal("Request 14 of the exercise court", (string?)shown["why"]);
        Assert.Equal([item], shown["things"]!.AsArray().Select(id => (string?)id));
        var @case = (string?)Assert.Single(shown["cases"]!.AsArray());
        Assert.Equal(@case, (string?)Assert.Single(handed["cases"]!.AsArray()));
        Assert.StartsWith("manifest:", (string?)handed["things"]![0], StringComparison.Ordinal);

        // Of one case, by one member, since a day; and the reading of the log is in it.
        var ofCase = Listed($"--case {@case![..6]} --who 'Ira Karst' --since 2020-01-01");
        Assert.Equal(["handover", "show", "list items"], ofCase.Select(row => (string?)row["command"]));
        Assert.Empty(Listed("--since 2400-01-01"));
        Assert.Equal(4, Listed("--who 'Ada Lind'").Count);
        Done("probative check");
    }

    [Fact]
    public void Of_an_incident_the_claims_that_were_shown_with_it_stand_there_too()
    {
        string Made(string script, string what) =>
            (string)Run($"{script} --json").Document["result"]![what]!["id"]!;
        var claim = Made(
            "probative claim add name:quiet-name.txt --quote 'taken down' --by 'a steward'", "claim");
        var incident = Made(
            $"probative incident add C --title 'Marquee' --according-to claim:{claim}", "incident");
        Done($"probative link add claim:{claim} about incident:{incident} --case C --reason 'It is of it'");
        Done($"probative incident show {incident}");
        var shown = Assert.Single(Listed(), row => (string?)row["command"] == "incident show");
        Assert.Single(shown["cases"]!.AsArray());
        var things = shown["things"]!.AsArray().Select(id => (string?)id).ToList();
        Assert.Contains(incident, things);
        Assert.Contains(claim, things);
    }

    [Fact]
    public void Nobody_but_an_auditor_reads_it_and_the_attempt_is_in_it()
    {
        var refused = Run("probative access list --as 'Ira Karst' --json");
        Assert.Equal((2, "not-an-auditor"), (refused.ExitCode, refused.Codes.Single()));
        Assert.Null(refused.Document["result"]);
        Assert.Equal(2, Run("probative access keep 10 --as 'Ira Karst'").ExitCode);
        Assert.Equal(2, Run("probative access erase --as 'Ira Karst'").ExitCode);
        var attempt = Listed()[1];
        Assert.Equal(
            ("access list", "Ira Karst", 2),
            ((string?)attempt["command"], (string?)attempt["who"]!["name"], (long?)attempt["exit"]));
    }

    [Fact]
    public void It_says_neither_names_nor_content_and_nobody_reads_it_without_the_keys()
    {
        Done("probative show name:quiet-name.txt --why 'Because of the marquee'");
        var files = Directory.EnumerateFiles(_cli.Folder["v/access"], "*.log").ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file, System.Text.Encoding.Latin1);
            foreach (var word in (string[])["quiet", "marquee", "Ira", "show", ItemId()])
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }

        var opened = Run("probative access list --as 'Ada Lind' --json").Output;
        Assert.DoesNotContain("quiet-name", opened, StringComparison.Ordinal);
        Assert.DoesNotContain("marquee was", opened, StringComparison.Ordinal);
        Assert.Contains("Because of the marquee", opened, StringComparison.Ordinal);
    }

    [Fact]
    public void It_opens_after_every_change_of_keys()
    {
        Done("probative show C --why before");
        Done($"PROBATIVE_NEW_PASSPHRASE='{Passphrase}' probative keys passphrase --recovery-sheet sheet.txt");
        Done("probative keys case C");
        Done("probative keys recovery --recovery-sheet sheet-2.txt");
        Done("""
            PROBATIVE_NEW_PASSPHRASE='another horse' \
              probative keys passphrase --recovery-sheet sheet-3.txt
            """);
        const string now = "export PROBATIVE_PASSPHRASE='another horse'\n";
        Done($"{now}probative show C --why behind");
        Done($"{now}probative check");
        var listed = Run($"{now}probative access list --as 'Ada Lind' --json");
        Assert.Equal(
            [null, "behind", "before"],
            listed.Document["result"]!["rows"]!.AsArray().Take(3).Select(row => (string?)row!["why"]));
    }

    [Fact]
    public void What_cannot_be_written_down_is_told_and_shown_all_the_same()
    {
        // A file where the folder belongs: not even the owner of the machine can write there.
        _cli.Folder.Shell("rm -rf v/access; touch v/access");
        var shown = Run("probative show C --json");
        Assert.Equal((0, "access-not-recorded"), (shown.ExitCode, shown.Codes.Single()));
        Assert.NotNull(shown.Document["result"]);

        // And without what opens the keys a backup is in no log, and says so.
        Done($"PROBATIVE_NEW_PASSPHRASE='{Passphrase}' probative keys passphrase --recovery-sheet sheet.txt");
        var run = Run("unset PROBATIVE_PASSPHRASE; probative backup b --json");
        Assert.Equal((0, "access-not-recorded"), (run.ExitCode, run.Codes.Single()));
    }

    [Fact]
    public void An_answer_that_reached_nobody_stands_there_too()
    {
        Assert.Equal(3, Run("probative show C --why full > /dev/full").ExitCode);
        Assert.Equal(("full", 0), ((string?)Listed()[1]["why"], (long?)Listed()[2]["exit"]));
    }

    [Fact]
    public void A_backup_has_it_and_loses_what_was_erased()
    {
        Done("probative show C --why kept");
        Done("probative backup b --keys keys.json");
        var days = Days();
        _cli.Folder.Shell(
            $"cp v/access/{days.First()} v/access/2020-01-31-0.log; cp -r v/access/2020-* b/access/");
        Done("probative backup drill b --keyring keys.json", mayDiffer: true);
        _cli.Folder.Shell("rm v/access/2020-*");
        Done("probative backup b --keys keys.json");
        AssertHasDays(days, "b");
        Done("probative restore b --to r --keyring keys.json");
        Done("probative check --vault r");
        var restored = Run("probative access list --vault r --as 'Ada Lind' --json");
        Assert.Contains(
            restored.Document["result"]!["rows"]!.AsArray(), row => (string?)row!["why"] == "kept");
    }

    [Fact]
    public void An_age_file_has_it_and_an_erased_day_does_not_come_back_from_an_earlier_one()
    {
        Done("probative show C --why kept");
        Done("probative backup identity id.txt");
        _cli.Folder.Shell("grep -o 'age1[0-9a-z]*' id.txt > recipients.txt");
        const string old = "2020-01-31-0.log";
        var days = Days();
        _cli.Folder.Shell($"cp v/access/{days.First()} v/access/{old}");
        Done("probative backup 1.age --recipients-file recipients.txt --state list --keys keys.json");
        _cli.Folder.Shell($"rm v/access/{old}");
        Done("probative backup 2.age --recipients-file recipients.txt --state list");
        Done("probative restore 1.age 2.age --identity id.txt --to r --keyring keys.json");
        AssertHasDays(days, "r");
        Done("probative check --vault r");
        var restored = Run("probative access list --vault r --as 'Ada Lind' --json");
        Assert.Contains(
            restored.Document["result"]!["rows"]!.AsArray(), row => (string?)row!["why"] == "kept");
    }

    /// <summary>The days that the vault has: one more after midnight.</summary>
    private SortedSet<string> Days() =>
        Names(Directory.EnumerateFiles(_cli.Folder["v/access"], "*.log"));

    /// <summary>A copy has what the vault had, and no file that is no day of the vault by now.</summary>
    private void AssertHasDays(SortedSet<string> had, string copy)
    {
        var copied = Names(Directory.EnumerateFiles(_cli.Folder[copy + "/access"]));
        Assert.Subset(copied, had);
        Assert.Subset(Days(), copied);
    }

    private static SortedSet<string> Names(IEnumerable<string> paths) =>
        [.. paths.Select(path => Path.GetFileName(path))];

    private List<JsonObject> Listed(string options = "") =>
    [
        .. Run($"probative access list --as 'Ada Lind' {options} --json")
            .Document["result"]!["rows"]!.AsArray().Select(row => row!.AsObject()),
    ];

    private string ItemId() => (string)Run("probative list items --case C --json")
        .Document["result"]!["rows"]![0]!["id"]!;

    private void Done(string script, bool mayDiffer = false)
    {
        var run = Run(script);
        Assert.True(run.ExitCode == 0 || mayDiffer, $"{script}: {run.Output}{run.Error}");
    }

    private CliRun Run(string script) => _cli.Run(
        script,
        ("PROBATIVE_VAULT", "v"),
        ("PROBATIVE_MEMBER", "Ira Karst"),
        ("PROBATIVE_PASSPHRASE", Passphrase));
}
