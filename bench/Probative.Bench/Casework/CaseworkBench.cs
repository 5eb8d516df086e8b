using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Bench.Storage;
using Probative.Incidents;
using Probative.Incidents.Patterns;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local;
using Probative.Local.Keys;
using Probative.Local.Views;
using Probative.Preservation.Backups;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Propositions;
using Probative.Verification.Findings;

namespace Probative.Bench.Casework;

/// <summary>
/// What each room asks for, over many incidents with a hundred claims each, and how long the views take to be
/// made anew from the facts.
/// </summary>
internal static class CaseworkBench
{
    private const int Rounds = 15;

    public static async Task RunAsync(string directory, int incidents)
    {
        await CaseworkVault.EnsureAsync(directory, incidents);
        await RebuildAsync(directory);
        var outcome = LocalVault.OpenForReading(new VaultRequest
        {
            Directory = directory, Secret = new VaultSecret.Nothing(), Command = "bench",
        });
        await using var vault = ((OpeningOutcome.Opened)outcome).Vault;
        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        var by = (await new MemberRoll(vault).AllAsync(CancellationToken.None)).Single().Id;
        var entities = await HearAsync(new NamedTeller(vault).RunAsync(
            new ListNamed { By = by, Of = NodeKind.Entity, Case = CaseworkVault.CaseName, Limit = 5_000 },
            CancellationToken.None));
        var all = await HearAsync(new IncidentLister(vault).RunAsync(
            new ListIncidents { By = by, Case = CaseworkVault.CaseName, Limit = 1_000 },
            CancellationToken.None));
        var random = new Random(7);
        string Any(List<JsonObject> rows, string name) => (string)rows[random.Next(rows.Count)][name]!;

        await TimeAsync("incidents, a page of 50", () => new IncidentLister(vault).RunAsync(
            new ListIncidents
            {
                By = by, Case = CaseworkVault.CaseName, Skip = random.Next(incidents - 50), Limit = 50,
            },
            CancellationToken.None));
        await TimeAsync("incidents, words in the title", () => new IncidentLister(vault).RunAsync(
            new ListIncidents
            {
                By = by, Case = CaseworkVault.CaseName, Find = $"village {random.Next(500)},", Limit = 50,
            },
            CancellationToken.None));
        await TimeAsync("one incident, 100 claims", () => new IncidentShower(vault).RunAsync(
            new ShowIncident { By = by, Case = CaseworkVault.CaseName, Incident = Any(all, "id") },
            CancellationToken.None));
        await TimeAsync("pattern, all", () => new PatternTeller(vault).RunAsync(
            new ShowPattern { By = by, Case = CaseworkVault.CaseName, Limit = 50 }, CancellationToken.None));
        await TimeAsync("pattern, by one unit", () => new PatternTeller(vault).RunAsync(
            new ShowPattern
            {
                By = by, Case = CaseworkVault.CaseName, Who = Any(entities, "ref"), Limit = 50,
            },
            CancellationToken.None));
        await TimeAsync("pattern, by days and holder", () => new PatternTeller(vault).RunAsync(
            new ShowPattern
            {
                By = by,
                Case = CaseworkVault.CaseName,
                Held = Any(entities, "ref"),
                During = "2030-05",
                Limit = 50,
            },
            CancellationToken.None));
        await TimeAsync("claims, the first 200", () => new ClaimTeller(vault).RunAsync(
            new ListClaims { By = by, Case = CaseworkVault.CaseName, Item = null, Limit = 200 },
            CancellationToken.None));
        await TimeAsync("control, the first 200", () => new ControlLister(vault).RunAsync(
            new ListControl { By = by, Case = CaseworkVault.CaseName, Place = null, Limit = 200 },
            CancellationToken.None));
        await TimeAsync("reviews", () => new ReviewLister(vault).RunAsync(
            new ListReviews { By = by, Case = CaseworkVault.CaseName, Limit = 200 }, CancellationToken.None));
        await TimeAsync("one incident, as of a day", () => new IncidentShower(vault).RunAsync(
            new ShowIncident
            {
                By = by, Case = CaseworkVault.CaseName, Incident = Any(all, "id"), AsOf = "2099-01-01",
            },
            CancellationToken.None));
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }

    private static async Task RebuildAsync(string directory)
    {
        var (clock, processor) = (Stopwatch.StartNew(), BenchVault.Processor());
        var request = new VaultRequest
        {
            Directory = directory, Secret = new VaultSecret.Nothing(), Command = "bench",
        };
        await HearAsync(new ViewRebuilder(request).RunAsync(new RebuildViews(), CancellationToken.None));
        Console.WriteLine(
            $"rebuild: {clock.Elapsed.TotalSeconds:F1} s, "
                + $"{(BenchVault.Processor() - processor).TotalSeconds:F1} s CPU");
    }

    private static async Task TimeAsync(string what, Func<IAsyncEnumerable<CommandEvent>> ask)
    {
        List<double> took = [];
        var rows = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            rows = (await HearAsync(ask())).Count;
            if (round > 0) took.Add(clock.Elapsed.TotalMilliseconds);
            else Console.Write($"{what}: first {clock.Elapsed.TotalMilliseconds:F0} ms, ");
        }

        took.Sort();
        Console.WriteLine(
            $"median {BenchVault.Percentile(took, 0.5):F0}, longest {took[^1]:F0} ms, {rows} rows");
    }

    private static async Task<List<JsonObject>> HearAsync(IAsyncEnumerable<CommandEvent> events)
    {
        List<JsonObject> rows = [];
        await foreach (var happened in events)
        {
            if (happened is CommandEvent.Row(var row)) rows.Add(row.AsObject());
            if (happened is CommandEvent.Finished(not Ending.Done, _))
                throw new InvalidOperationException("A command did not end well.");
        }

        return rows;
    }
}
