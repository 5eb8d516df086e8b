using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Local.Checking;
using Probative.Local.Keys;
using Probative.Preservation;

namespace Probative.Bench.Storage;

/// <summary>
/// The whole check of a vault: of a million facts about a thousand items, and of items of a gigabyte in all,
/// beside SHA-256 over the same bytes on one core.
/// </summary>
internal static class CheckBench
{
    private const int ItemCount = 16;
    private const int ItemSizeBytes = 1 << 26;
    private const int Rounds = 3;

    public static async Task RunAsync(string directory)
    {
        var facts = Path.Combine(directory, "facts");
        await MillionFacts.EnsureAsync(facts);
        for (var round = 0; round < Rounds; round++)
        {
            var (took, processor) = await CheckAsync(facts);
            Console.WriteLine(
                $"check: 1,000,000 facts in {took.TotalSeconds:F1} s, {processor.TotalSeconds:F1} s CPU, "
                    + $"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, collecting garbage "
                    + $"{GC.GetTotalPauseDuration().TotalSeconds:F1} s so far");
        }

        var items = Path.Combine(directory, "items");
        var files = await FillAsync(items);
        for (var round = 0; round < Rounds; round++)
        {
            var hash = HashLimit.Rate(files);
            var (took, _) = await CheckAsync(items);
            var rate = (double)ItemCount * ItemSizeBytes / took.TotalSeconds;
            Console.WriteLine(
                $"check: items {rate / 1e6:F0} MB/s; SHA-256 on one core {hash / 1e6:F0} MB/s; "
                    + $"ratio {rate / hash:F2}");
        }
    }

    private static async Task<(TimeSpan Took, TimeSpan Processor)> CheckAsync(string directory)
    {
        var opening = VaultChecker.Open(new CheckRequest
        {
            Directory = directory,
            Secret = new VaultSecret.Nothing(),
            Lanes = Environment.ProcessorCount,
        });
        using var checker = ((CheckOpening.Ready)opening).Checker;
        var (clock, processor) = (Stopwatch.StartNew(), BenchVault.Processor());
        await foreach (var happened in checker.RunAsync(new CheckVault(), CancellationToken.None))
        {
            if (happened is CommandEvent.Noted(var problem))
            {
                throw new InvalidOperationException($"The vault is not sound: {problem}");
            }
        }

        return (clock.Elapsed, BenchVault.Processor() - processor);
    }

    private static async Task<List<string>> FillAsync(string directory)
    {
        await using var vault = await BenchVault.CreateAsync(directory);
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var intake = Kernel.Ids.IntakeId.New();
        var files = new List<string>();
        for (var i = 0; i < ItemCount; i++)
        {
            await using var file = vault.Items.Begin(ItemSizeBytes);
            for (var left = ItemSizeBytes; left > 0;)
            {
                var room = file.GetBuffer().Span;
                var count = Math.Min(left, room.Length);
                Random.Shared.NextBytes(room[..count]);
                await file.AdvanceAsync(count, CancellationToken.None);
                left -= count;
            }

            var stored = await file.CommitAsync(CancellationToken.None);
            var fact = BenchVault.Received(intake, i, stored.Sha256) with { SizeBytes = ItemSizeBytes };
            await vault.Ledger.AppendAsync(opened.Case, fact, "P-1", CancellationToken.None);
            files.Add(vault.Items.PathOf(stored.Sha256));
        }

        await vault.Ledger.PublishAsync(CancellationToken.None);
        return files;
    }
}
