using CsCheck;
using Probative.Preservation.Restrictions;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>Histories that differ in one thing alone: what may not make a difference makes none.</summary>
public sealed class MirrorHistoryTests
{
    [Fact]
    public async Task Invariant_11_the_same_history_of_the_other_party_is_told_alike() =>
        await CaseworkHistory.Any.SampleAsync(
            async acts =>
            {
                var one = await ToldAsync(Cast.Own, acts);
                var other = await ToldAsync(Cast.Own.Mirrored, acts);
                Same("11, the mirror: the parties are told differently", one, other);
            },
            iter: CaseworkHistory.Count(6),
            threads: 1,
            print: CaseworkHistory.Print);

    [Fact]
    public async Task Invariant_12_what_a_reader_may_not_see_makes_no_difference_to_what_they_are_told() =>
        await CaseworkHistory.Any.SampleAsync(
            async acts =>
            {
                var one = await HiddenAsync(Cast.Own, acts);
                var other = await HiddenAsync(Cast.Own with { Secret = "Quillmoor" }, acts);
                Same("12, what is hidden: it shows through", one, other);
            },
            iter: CaseworkHistory.Count(6),
            threads: 1,
            print: CaseworkHistory.Print);

    private static async Task<List<string>> ToldAsync(Cast cast, Act[] acts)
    {
        await using var world = await HistoryWorld.CreateAsync(cast);
        await world.RunAsync(acts);
        var canonical = new Canonical(cast);
        return
        [
            .. canonical.Of(await HistoryReads.AllAsync(world, world.Ira)),
            .. canonical.Of(await HistoryReads.AllAsync(world, world.Ola, restricted: true)),
        ];
    }

    /// <summary>
    /// The history, and in its end an item that is restricted and a finding that Mara owes an opinion on:
    /// what she is told, in which the secret words stand nowhere.
    /// </summary>
    private static async Task<List<string>> HiddenAsync(Cast cast, Act[] acts)
    {
        await using var world = await HistoryWorld.CreateAsync(cast);
        await world.RunAsync(acts);
        await Desk.RunAsync(new Restricter(world.Desk.Vault), new RestrictItem
        {
            By = world.Ira, Item = world.Items[Cast.Sealed], Case = null, Reason = "A bystander is named",
        });
        var drafted = await FindingActs.DraftAsync(world, FindingActs.Drafted(
            world, new Act(ActKind.Draft, 1, 1, 4), world.Ira) with
        {
            Text = $"{cast.Secret} was there",
            Change = $"a word of {cast.Secret}",
            Items = [world.Items[Cast.Courier]],
            Supports = [],
            Opposes = [],
        });
        Assert.Empty(drafted.Codes);
        await world.TryAsync(new Act(ActKind.Sign, 0, world.Findings.Count - 1, 0));
        await world.TryAsync(new Act(ActKind.Enter, 0, 0, 0));
        Assert.Empty((await FindingActs.AskAsync(
            world, world.Ira, world.Findings[^1].Split(':')[1], "Mara Vint")).Codes);
        var reads = await HistoryReads.AllAsync(world, world.Mara);

        // `log` shows the record as it is, restricted items included: what is hidden there is the finding.
        var told = new Canonical().Of(reads).Where(
            text => !text.StartsWith("log:", StringComparison.Ordinal)).ToList();
        Assert.All(told.Where(text => !text.StartsWith("search", StringComparison.Ordinal)), text =>
            Assert.DoesNotContain(cast.Secret, text, StringComparison.OrdinalIgnoreCase));
        var log = string.Join('\n', reads["log"].Rows.Select(row => row.ToJsonString()));
        Assert.DoesNotContain($"{cast.Secret} was there", log, StringComparison.Ordinal);
        return told;
    }

    private static void Same(string what, List<string> one, List<string> other)
    {
        Assert.True(one.Count == other.Count, $"Invariant {what}: {one.Count} answers and {other.Count}");
        foreach (var (mine, theirs) in one.Zip(other))
        {
            if (mine == theirs) continue;
            var at = mine.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
            var from = Math.Max(0, at - 160);
            Assert.Fail(
                $"Invariant {what}, in {mine[..mine.IndexOf(':', StringComparison.Ordinal)]}:\n"
                    + $"{mine[from..Math.Min(mine.Length, at + 160)]}\n"
                    + $"{theirs[from..Math.Min(theirs.Length, at + 160)]}");
        }
    }
}
