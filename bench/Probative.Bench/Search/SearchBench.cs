using System.Diagnostics;
using Probative.Bench.Storage;
using Probative.Incidents.Search;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Bench.Search;

/// <summary>
/// The command `search` over a million passages, for words that fewer than one in a hundred of them has, a
/// page of fifty each; and the same by a plain index.
/// </summary>
internal static class SearchBench
{
    private const int Shown = 50;
    private const int Asked = 300;
    private const int Warming = 300;

    public static async Task RunAsync(string directory)
    {
        var mill = new PassageMill();
        var member = await SearchVault.EnsureAsync(directory, mill);
        using var plain = new PlainIndex(Path.Combine(directory, "plain.db"), mill);
        await using var vault = Open(directory);
        for (var i = 0; i < Warming; i++) await AskAsync(vault, member, mill.Forms(i % 3, 500 + i)[0]);
        List<double> ours = [], processor = [], peer = [], share = [];
        var random = new Random(7);
        var clock = new Stopwatch();
        while (ours.Count < Asked)
        {
            var forms = mill.Forms(random.Next(3), random.Next(20, 2_000));
            clock.Restart();
            var hits = plain.Find(forms, Shown);
            var (taken, limit) = (clock.Elapsed.TotalMilliseconds, SearchVault.Passages / 100);
            if (hits == 0 || hits >= limit) continue;
            peer.Add(taken);
            var before = BenchVault.Processor();
            clock.Restart();
            var found = await AskAsync(vault, member, forms[random.Next(forms.Count)]);
            ours.Add(clock.Elapsed.TotalMilliseconds);
            processor.Add((BenchVault.Processor() - before).TotalMilliseconds);
            share.Add((double)found / hits);
        }

        Tell("search, a page of 50 and the count", ours);
        Tell("the same, processor time", processor);
        Tell("plain FTS5, every form asked for", peer);
        share.Sort();
        Console.WriteLine($"found beside the forms that the peer was asked for: median "
            + $"{BenchVault.Percentile(share, 0.5):F3}, p5 {BenchVault.Percentile(share, 0.05):F3}, "
            + $"p95 {BenchVault.Percentile(share, 0.95):F3}");
        Console.WriteLine($"memory at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static async Task<long> AskAsync(LocalVault vault, MemberId member, string words)
    {
        var total = 0L;
        var asked = new SearchCases
        {
            By = member, Case = null, Words = words, IsWindow = true, Limit = Shown,
        };
        await foreach (var told in new Searcher(vault).RunAsync(asked, default))
        {
            if (told is CommandEvent.Finished(_, { } result)) total = (long)result["total"]!;
        }

        return total;
    }

    private static void Tell(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{what}: p50 {BenchVault.Percentile(times, 0.5):F1} ms, "
            + $"p95 {BenchVault.Percentile(times, 0.95):F1} ms, longest {times[^1]:F1} ms");
    }

    private static LocalVault Open(string directory)
    {
        var outcome = LocalVault.OpenForReading(new VaultRequest
        {
            Directory = directory, Secret = new VaultSecret.Nothing(), Command = "bench",
        });
        return ((OpeningOutcome.Opened)outcome).Vault;
    }
}
