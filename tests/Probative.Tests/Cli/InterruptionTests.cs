using System.Diagnostics;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>The built program, stopped by its person or killed: the same command finishes what it
/// began.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Files = 10_000;
    private const int Kill = 9;
    private const int Interrupt = 2;

    private readonly CliFolder _cli = new();

    public InterruptionTests()
    {
        _cli.MakeVault();
        _cli.Folder.Shell($"mkdir m; for i in $(seq {Files}); do echo text $i > m/$i; done");
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(Kill)]
    [InlineData(Interrupt)]
    public void A_run_that_was_cut_off_is_finished_by_the_same_command(int signal)
    {
        const string Add = "probative add m --case C --from 'a volunteer' --source channel --json";
        using (var run = _cli.Start($"exec {Add} --quiet", CliFolder.Variables))
        {
            WaitForItems(100);
            // By the system itself: a shell that is started for it can take longer than the whole run.
            Assert.Equal(0, NativeCalls.Signal(run.Id, signal));
            var output = run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            if (signal == Interrupt)
            {
                Assert.Equal(4, run.ExitCode);
                var stopped = new CliRun(run.ExitCode, output, "");
                Assert.Equal(["interrupted"], stopped.Codes);
                Assert.True((bool)stopped.Document["result"]!["interrupted"]!);
            }
        }

        var rest = _cli.Run(Add, CliFolder.Variables);

        Assert.Equal(0, rest.ExitCode);
        var result = rest.Document["result"]!;
        Assert.True((bool)result["continued"]!);
        // Items are stored before their facts are recorded: a kill may come before the first fact.
        Assert.InRange((int)result["already"]!, signal == Kill ? 0 : 1, Files - 1);
        Assert.Equal(Files, (int)result["already"]! + (int)result["kept"]!);

        var facts = _cli.Run("probative log --case C --jsonl facts --json && cat facts", CliFolder.Variables);
        Assert.Equal(0, facts.ExitCode);
        var lines = File.ReadAllLines(_cli.Folder["facts"]);
        Assert.Equal(Files, lines.Count(line => line.Contains("\"ItemReceived\"", StringComparison.Ordinal)));
        Assert.Equal(
            Files, lines.Count(line => line.Contains("\"AppearanceRecorded\"", StringComparison.Ordinal)));
    }

    private void WaitForItems(int count)
    {
        var clock = Stopwatch.StartNew();
        while (Directory.GetFiles(_cli.Folder["v/items"], "*", SearchOption.AllDirectories).Length < count)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "Nothing is taken in.");
            Thread.Sleep(5);
        }
    }
}
