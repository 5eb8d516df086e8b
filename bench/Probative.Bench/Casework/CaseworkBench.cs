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
using Probative.Preservation;
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

    /// <param name="directory">Where the vault is, or is made.</param>
    /// <param name="incidents">How many incidents it has.</param>
    /// <param name="only">
    /// Words in the names of the rooms to ask; null asks all, and makes the views anew first.
    /// </param>
    public static async Task RunAsync(string directory, int incidents, string? only)
    {
        await CaseworkVault.EnsureAsync(directory, incidents);
        if (only is null) await RebuildAsync(directory);
        var outcome = LocalVault.OpenForReading(new VaultRequest
        {
            Directory = directory, Secret = new VaultSecret.Nothing(), Command = "bench",
        });
        await using var vault = ((OpeningOutcome.Opened)outcome).Vault;
        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        var by = (await new MemberRoll(vault).AllAsync(CancellationToken.None)).Single().Id;
        foreach (var (room, ask) in await RoomsAsync(vault, by, incidents))
        {
            if (only is null || room.Contains(only, StringComparison.Ordinal))
                await TimeAsync(vault, room, ask);
        }

        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }

    /// <summary>What each room asks for, about something else each time.</summary>
    private static async Task<(string Room, Func<ICommand> Ask)[]> RoomsAsync(
        LocalVault vault, MemberId by, int incidents)
    {
        const string Case = CaseworkVault.CaseName;
        var entities = await HearAsync(vault, new ListNamed
        {
            By = by, Of = NodeKind.Entity, Case = Case, Limit = 5_000,
        });
        var all = await HearAsync(vault, new ListIncidents { By = by, Case = Case, Limit = 1_000 });
        var random = new Random(7);
        return
        [
            ("incidents, a page of 50", () => new ListIncidents
            {
                By = by, Case = Case, Skip = random.Next(incidents - 50), Limit = 50,
            }),
            ("incidents, words in the title", () => new ListIncidents
            {
                By = by, Case = Case, Find = $"village {random.Next(500)},", Limit = 50,
            }),
            ("one incident", () => new ShowIncident { By = by, Case = Case, Incident = Any(all, "id") }),
            ("one incident, as of a day", () => new ShowIncident
            {
                By = by, Case = Case, Incident = Any(all, "id"), AsOf = "2099-01-01",
            }),
            ("pattern, all", () => new ShowPattern { By = by, Case = Case, Limit = 30 }),
            ("pattern, by one unit", () => new ShowPattern
            {
                By = by, Case = Case, Who = Any(entities, "ref"), Limit = 30,
            }),
            ("pattern, by days and holder", () => new ShowPattern
            {
                By = by, Case = Case, Held = Any(entities, "ref"), During = "2030-05", Limit = 30,
            }),
            ("claims, the first 200", () => new ListClaims
            {
                By = by, Case = Case, Item = null, Limit = 200,
            }),
            ("control, the first 200", () => new ListControl
            {
                By = by, Case = Case, Place = null, Limit = 200,
            }),
            ("reviews", () => new ListReviews { By = by, Case = Case, Limit = 200 }),
            ("items, a page of 50", () => new ListItems
            {
                By = by, Case = Case, NameHolds = null, From = null, Limit = 50,
            }),
        ];

        string Any(List<JsonObject> rows, string name) => (string)rows[random.Next(rows.Count)][name]!;
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

    private static async Task TimeAsync(LocalVault vault, string what, Func<ICommand> ask)
    {
        List<double> took = [];
        var rows = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            rows = (await HearAsync(vault, ask())).Count;
            if (round > 0) took.Add(clock.Elapsed.TotalMilliseconds);
            else Console.Write($"{what}: first {clock.Elapsed.TotalMilliseconds:F0} ms, ");
        }

        took.Sort();
        Console.WriteLine(
            $"median {BenchVault.Percentile(took, 0.5):F0}, longest {took[^1]:F0} ms, {rows} rows");
    }

    private static Task<List<JsonObject>> HearAsync(LocalVault vault, ICommand command) => HearAsync(
        command switch
        {
            ListIncidents asked => new IncidentLister(vault).RunAsync(asked, CancellationToken.None),
            ShowIncident asked => new IncidentShower(vault).RunAsync(asked, CancellationToken.None),
            ShowPattern asked => new PatternTeller(vault).RunAsync(asked, CancellationToken.None),
            ListClaims asked => new ClaimTeller(vault).RunAsync(asked, CancellationToken.None),
            ListControl asked => new ControlLister(vault).RunAsync(asked, CancellationToken.None),
            ListReviews asked => new ReviewLister(vault).RunAsync(asked, CancellationToken.None),
            ListNamed asked => new NamedTeller(vault).RunAsync(asked, CancellationToken.None),
            ListItems asked => new ItemLister(vault).RunAsync(asked, CancellationToken.None),
            _ => throw new InvalidOperationException($"No room asks {command.Name}."),
        });

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
