using System.Diagnostics;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Bench.Storage;

/// <summary>
/// A vault of a million facts. It is recorded by the first run and stays for the next: it is the input, not
/// what is measured.
/// </summary>
internal static class MillionFacts
{
    private const int Count = 1_000_000;

    public static Task EnsureAsync(string directory) =>
        File.Exists(Path.Combine(directory, "vault.json")) ? Task.CompletedTask : RecordAsync(directory);

    private static async Task RecordAsync(string directory)
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
        await vault.Ledger.PublishAsync(CancellationToken.None);
        Console.WriteLine($"recorded and published {Count} facts in {clock.Elapsed.TotalSeconds:F1} s");
    }
}
