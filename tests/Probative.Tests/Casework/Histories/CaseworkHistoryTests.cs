using CsCheck;
using Probative.Kernel.Commands;
using Probative.Local.Views;
using Probative.Tests.Views;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>What is drawn is casework: each kind of act is done, and some are refused.</summary>
public sealed class CaseworkHistoryTests
{
    [Fact]
    public async Task Invariants_1_to_10_and_what_was_known_then_hold_after_any_history() =>
        await CaseworkHistory.Any.SampleAsync(
            async acts =>
            {
                await using var world = await HistoryWorld.CreateAsync(Cast.Own);
                var seen = await Witnessed.RunAsync(world, acts);
                StatementChecks.Check(seen);
                FindingChecks.Check(seen);
                await StandingChecks.CheckAsync(seen);
                await AssertRebuiltAsync(world);
            },
            iter: CaseworkHistory.Count(12),
            threads: 1,
            print: CaseworkHistory.Print);

    [Fact]
    public async Task Each_kind_of_act_is_done_in_some_history_and_most_are_refused_in_some()
    {
        var random = new PCG(31, 31);
        HashSet<ActKind> done = [], refused = [];
        for (var drawn = 0; drawn < 16; drawn++)
        {
            await using var world = await HistoryWorld.CreateAsync(Cast.Own);
            await world.RunAsync(CaseworkHistory.Any.Generate(random, null, out _));
            foreach (var (act, told) in world.Done)
                (told.Ending == Ending.Done ? done : refused).Add(act.Kind);
        }

        Assert.Equal([], Enum.GetValues<ActKind>().Except(done));
        Assert.True(refused.Count > 12, string.Join(", ", refused));
    }

    /// <summary>Views that are thrown away are made again with the same rows.</summary>
    private static async Task AssertRebuiltAsync(HistoryWorld world)
    {
        var live = "";
        await world.Desk.AtRestAsync(() =>
        {
            live = Dump(world);
            Directory.Delete(Path.Combine(world.Desk.Directory, "views"), recursive: true);
            return Task.CompletedTask;
        });
        await world.Desk.Vault.Views.ReachAsync(world.Desk.Vault.Ledger.Size, Desk.Ct);
        var rebuilt = "";
        await world.Desk.AtRestAsync(() =>
        {
            rebuilt = Dump(world);
            return Task.CompletedTask;
        });
        Assert.True(live.Length > 1_000, "the views are empty");
        Assert.Equal(live, rebuilt);
    }

    private static string Dump(HistoryWorld world) => string.Concat(ViewKind.Kept.Select(kind =>
        ViewDump.Of(Path.Combine(world.Desk.Directory, "views", kind.FileName))));
}
