using System.Diagnostics;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Local;

namespace Probative.Bench.Storage;

/// <summary>
/// A vault of a million facts about a thousand items, each of which came a thousand times. It is recorded by
/// the first run and stays for the next: it is the input, not what is measured.
/// </summary>
internal static class MillionFacts
{
    private const int Count = 1_000_000;
    private const int ItemCount = 1_000;
    private const int ItemSizeBytes = 20_000;

    public static Task EnsureAsync(string directory) =>
        File.Exists(Path.Combine(directory, "vault.json")) ? Task.CompletedTask : RecordAsync(directory);

    private static async Task RecordAsync(string directory)
    {
        await using var vault = await BenchVault.CreateAsync(directory);
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var intake = IntakeId.New();
        var items = new List<(ItemId Item, Hash32 Sha256)>();
        for (var i = 0; i < ItemCount; i++) items.Add((ItemId.New(), await StoreAsync(vault, i)));
        var clock = Stopwatch.StartNew();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 256).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i <= Count; i = Interlocked.Increment(ref next))
            {
                var (item, sha256) = items[i % ItemCount];
                var fact = BenchVault.Received(intake, i, sha256) with { Item = item };
                await vault.Ledger.AppendAsync(opened.Case, fact, "P-1", CancellationToken.None);
            }
        })));
        await vault.Ledger.PublishAsync(CancellationToken.None);
        Console.WriteLine($"recorded and published {Count} facts in {clock.Elapsed.TotalSeconds:F1} s");
    }

    private static async Task<Hash32> StoreAsync(LocalVault vault, int seed)
    {
        await using var file = vault.Items.Begin(ItemSizeBytes);
        new Random(seed).NextBytes(file.GetBuffer().Span[..ItemSizeBytes]);
        await file.AdvanceAsync(ItemSizeBytes, CancellationToken.None);
        return (await file.CommitAsync(CancellationToken.None)).Sha256;
    }
}
