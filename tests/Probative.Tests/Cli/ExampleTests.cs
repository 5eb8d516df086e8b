using Probative.Cli;
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
        var (item, claim, hold) = ("ITEM", "CLAIM", "HOLD");
        foreach (var (name, line) in new CommandLine().Table.All)
        {
            Assert.StartsWith($"probative {name}", line.Example, StringComparison.Ordinal);
            var script = line.Example.Replace("ITEM", item, StringComparison.Ordinal)
                .Replace("CLAIM", claim, StringComparison.Ordinal)
                .Replace("HOLD", hold, StringComparison.Ordinal);
            var run = _cli.Run($"{script} --json");
            Assert.True(run.ExitCode == 0, $"{name}: {run.Output}{run.Error}");
            if (name == "add") item = (string)run.Document["result"]!["rows"]![0]!["item"]!;
            if (name == "claim add") claim = (string)run.Document["result"]!["claim"]!["id"]!;
            if (name == "hold place") hold = (string)run.Document["result"]!["hold"]!["id"]!;
        }

        foreach (var (name, example) in new CommandLine().Table.Groups)
        {
            var run = _cli.Run($"set -e\n{example}");
            Assert.True(run.ExitCode == 0, $"{name}: {run.Output}{run.Error}");
        }
    }

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
        Assert.Equal(["", "case", "claim", "hold", "member"], groups.Select(group => group.Name).Order());
        foreach (var (name, example) in groups)
        {
            var help = _cli.Run($"probative {name} --help");
            Assert.Equal((0, ""), (help.ExitCode, help.Error));
            Assert.Contains(example.Split('\n')[0], help.Output, StringComparison.Ordinal);
        }
    }
}
