using System.Diagnostics;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Bench.Storage;

/// <summary>
/// A million facts read back, each leaf parsed and every field opened.
/// </summary>
internal static class ReplayBench
{
    public static async Task RunAsync(string directory)
    {
        await MillionFacts.EnsureAsync(directory);
        await using var vault = Open(directory);
        var (clock, processor) = (Stopwatch.StartNew(), BenchVault.Processor());
        long fields = 0;
        await foreach (var fact in vault.Ledger.ReadAsync(0, long.MaxValue, CancellationToken.None))
        {
            fields += fact.Disclosures.Count;
        }

        var each = (BenchVault.Processor() - processor).TotalMicroseconds / vault.Ledger.Size;
        Console.WriteLine(
            $"replay: {fields} fields of {vault.Ledger.Size} facts in {clock.Elapsed.TotalSeconds:F1} s, "
                + $"{each:F1} us CPU a fact");
    }

    private static LocalVault Open(string directory)
    {
        var outcome = LocalVault.OpenForReading(new VaultRequest
        {
            Directory = directory,
            Secret = new VaultSecret.Nothing(),
            Command = "bench",
        });
        return ((OpeningOutcome.Opened)outcome).Vault;
    }
}
