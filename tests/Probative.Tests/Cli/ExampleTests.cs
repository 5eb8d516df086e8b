using Probative.Cli;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>The examples of `--help`, run as they are written, one after the other in one folder.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Every_example_works_as_written()
    {
        _cli.Folder.Write(
            "material/report.txt", "A resident said the bridge was reportedly closed on Tuesday.");
        _cli.Folder.Write("photo.png", TestPicture.Png());
        using var authority = new TestAuthority();
        _cli.Folder.Write("karst-time-root.pem", File.ReadAllBytes(authority.RootPemPath));
        var (item, index, claim, hold, request, task, finding) = ("", "", "", "", "", "", "");
        var casework = new CaseworkNames();

        // What is destroyed no later example finds, and once there is a passphrase each has to give it.
        _cli.Folder.Write("new-passphrase.txt", "another horse, another battery\n");
        var passphrase = "";
        foreach (var (name, line) in new CommandLine().Table.All.OrderBy(entry => RankOf(entry.Name)))
        {
            Assert.StartsWith($"probative {name}", line.Example, StringComparison.Ordinal);

            if (s_elsewhere.Contains(name)) continue;
            var script = Filled(
                line.Example,
                [("ITEM", item), ("CLAIM", claim), ("INDEX", index), ("HOLD", hold), ("REQUEST", request),
                ("TASK", task), ("FINDING", finding), .. casework.Variables]);
            var run = _cli.Run($"{passphrase}{script} --json");
            Assert.True(run.ExitCode == 0, $"{name}: {run.Output}{run.Error}");
            casework.Read(run.Document);
            if (name == "add")
            {
                item = (string)run.Document["result"]!["rows"]![0]!["item"]!;
                index = $"{run.Document["result"]!["rows"]![0]!["index"]}";
            }

            if (name == "log checkpoint")
                _cli.Folder.Write("checkpoint-of-may.txt", (string)run.Document["result"]!["text"]!);
            if (name == "member add") AddAuditor();
            if (name == "claim add") claim = (string)run.Document["result"]!["claim"]!["id"]!;
            if (name == "claim add") casework.Read(Retract(item).Document);
            if (name == "anchor request") Stamp(authority);
            if (name == "hold place") hold = (string)run.Document["result"]!["hold"]!["id"]!;
            if (name == "finding draft") finding = (string)run.Document["result"]!["finding"]!["id"]!;
            if (name == "task add") task = (string)run.Document["result"]!["task"]!["id"]!;
            if (name is "entity add" or "place add") casework.Read(AddOther(name).Document);

            // Of a task that is done nothing can be dropped.
            if (name == "task done") task = AddTask();
            if (name is "keys passphrase")
                passphrase = "export PROBATIVE_PASSPHRASE=\"$(cat new-passphrase.txt)\"\n";
            if (name is "destroy") request = (string)run.Document["result"]!["destruction"]!;

            // Of a request that was withdrawn nothing can be approved.
            if (name is not "destroy withdraw") continue;
            var again = _cli.Run(
                $"probative destroy {item} --vault my-vault --as 'Ira Karst' --reason a --json");
            request = (string)again.Document["result"]!["destruction"]!;
        }

        RunGroups(passphrase);
    }

    private void RunGroups(string passphrase)
    {
        foreach (var (name, example) in new CommandLine().Table.Groups)
        {
            // A restored vault has gone on, which this machine holds against the one that it was made from.
            var run = _cli.Run($"set -e\nrm -rf .state\n{(name.Length > 0 ? passphrase : "")}{example}");
            Assert.True(run.ExitCode == 0, $"{name}: {run.Output}{run.Error}");
        }
    }

    /// <summary>
    /// These serve until stopped, or need who does: the tests of the workbench run them. And frames and
    /// positions are those of an examined video, copies of two pictures, and hashes of one, which the tests
    /// of each have.
    /// </summary>
    private static readonly string[] s_elsewhere =
        [
            "serve", "member link", "member token", "observation add", "position review", "copy confirm",
            "copy refuse", "copy show", "copy search", "copy across", "hashes export", "hashes import",
        ];

    private static string Filled(string example, params (string Word, string Value)[] known) =>
        known.Aggregate(example, (line, one) => line.Replace(one.Word, one.Value, StringComparison.Ordinal));

    private void Stamp(TestAuthority authority)
    {
        var asked = File.ReadAllBytes(_cli.Folder["checkpoint.tsq"]);
        _cli.Folder.Write("checkpoint.tsr", authority.Reply(asked));
    }

    private string AddTask() => (string)_cli.Run(
        "probative task add 'Harbour Ridge' --vault my-vault --as 'Ira Karst' --text 'Ask again' --json")
        .Document["result"]!["task"]!["id"]!;

    /// <summary>The resident says something else: with this claim the first one can be withdrawn.</summary>
    private CliRun Retract(string item) => _cli.Run(
        $"probative claim add {item} --vault my-vault --as 'Ira Karst' --quote 'on Tuesday' "
        + "--by 'a resident' --json");

    /// <summary>Another one, for what is kept apart.</summary>
    private CliRun AddOther(string verb) => _cli.Run(
        $"probative {verb} 'Upper Osk' {(verb == "entity add" ? "--kind unit" : "")} --vault my-vault "
        + "--as 'Ira Karst' --case 'Harbour Ridge' --json");

    /// <summary>For the examples of the access log.</summary>
    private void AddAuditor() => Assert.Equal(
        0,
        _cli.Run(
            "probative member add 'Ada Lind' --role auditor --vault my-vault --as 'Ira Karst'").ExitCode);

    private static int RankOf(string name) => name.Split(' ')[0] switch
    {
        // A restored vault that goes on leaves the one that it was made from behind.
        "backup" or "restore" or "repair" or "rebuild" => 3,
        "keys" => 2,
        "destroy" => 1,
        _ => 0,
    };

    [Fact]
    public void Every_help_shows_its_example_and_the_flags_that_all_have()
    {
        foreach (var (name, line) in new CommandLine().Table.All)
        {
            var help = _cli.Run($"probative {name} --help");
            Assert.Equal(0, help.ExitCode);
            foreach (var flag in (string[])["--vault", "--as", "--json", "--jsonl", "--quiet"])
                Assert.Contains(flag, help.Output, StringComparison.Ordinal);
            Assert.Contains(line.Example.Split('\n')[0], help.Output, StringComparison.Ordinal);
        }

        var groups = new CommandLine().Table.Groups;
        Assert.Equal(
            [
                "", "access", "anchor", "anchor authority", "anchor calendar", "case", "claim", "condition",
                "consent", "control", "copy", "entity", "exchange", "finding", "grade", "hashes", "hold",
                "hypothesis", "incident", "keys", "law", "link", "member", "note", "observation", "pattern",
                "place", "position", "review", "source", "task", "who",
            ],
            groups.Select(group => group.Name).Order());
        foreach (var (name, example) in groups)
        {
            var help = _cli.Run($"probative {name} --help");
            Assert.Equal((0, ""), (help.ExitCode, help.Error));
            Assert.Contains(example.Split('\n')[0], help.Output, StringComparison.Ordinal);
        }
    }
}
