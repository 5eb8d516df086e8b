using System.Diagnostics;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Bench.Storage;

/// <summary>A million facts: recorded, then read back, each leaf parsed and every field opened.</summary>
internal static class ReplayBench
{
    private const int Count = 1_000_000;

    public static async Task RunAsync(string directory)
    {
        await using var vault = await BenchVault.CreateAsync(directory);
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var intake = IntakeId.New();
        var clock = Stopwatch.StartNew();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 256).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= Count; i = Interlocked.Increment(ref next))
            {
                var fact = BenchVault.Received(intake, i, Hash32.Of(BitConverter.GetBytes(i)));
                await vault.Ledger.AppendAsync(opened.Case, fact, "P-1", CancellationToken.None);
            }
        })));
        Console.WriteLine($"replay: recorded {Count} facts in {clock.Elapsed.TotalSeconds:F1} s");
        await vault.Ledger.PublishAsync(CancellationToken.None);
        Console.WriteLine($"replay: published after {clock.Elapsed.TotalSeconds:F1} s");
        clock.Restart();
        long fields = 0;
        await foreach (var fact in vault.Ledger.ReadAsync(0, long.MaxValue, CancellationToken.None))
        {
            fields += fact.Disclosures.Count;
        }

        var took = clock.Elapsed.TotalSeconds;
        Console.WriteLine($"replay: {fields} fields of {vault.Ledger.Size} facts in {took:F1} s");
    }
}
