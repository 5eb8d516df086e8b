using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Preservation.Restrictions;
using Probative.Preservation.Terms;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>What the terms that items are kept on mean for what leaves.</summary>
public sealed class TermTests
{
    [Fact]
    public async Task A_restricted_item_stays_with_that_reason_unless_it_is_asked_for_by_itself()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1");
        var shown = await vault.ReceiveAsync("two.txt", "2");
        await vault.AppendAsync(new ItemRestricted { Item = kept.Item, Reason = "shows a bystander" });

        var package = await new HandoverTrial(vault).PackAsync();
        Assert.Empty(Searcher.Find(
            package.Files, kept.Item.ToString(), kept.Sha256.ToHex(), "one.txt", "shows a bystander"));
        Assert.Contains($"fact {kept.Number} restricted\n", package.Text("data/withheld.txt"),
            StringComparison.Ordinal);
        Assert.NotEmpty(Searcher.Find(package.Files, shown.Sha256.ToHex()));

        foreach (var name in (string[])[kept.Item.ToString(), kept.Sha256.ToHex()[..12]])
        {
            var asked = await new HandoverTrial(vault).Selecting(name).PackAsync();
            Assert.NotEmpty(Searcher.Find(asked.Files, "one.txt"));
            Assert.Empty(Searcher.Find(asked.Files, "shows a bystander"));
        }

        await vault.AppendAsync(new RestrictionLifted { Item = kept.Item, Reason = "blurred" });
        var lifted = await new HandoverTrial(vault).PackAsync();
        Assert.NotEmpty(Searcher.Find(lifted.Files, "one.txt"));
    }

    [Fact]
    public async Task A_pattern_is_no_name_and_a_whole_name_is()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var kept = await vault.ReceiveAsync("one.txt", "1");
        await vault.AppendAsync(new ItemRestricted { Item = kept.Item, Reason = "why" });

        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Select = ItemSelection.Named("*.txt") };
        await trial.RefuseAsync(Ending.WrongUsage, "nothing-chosen");
        trial.Command = trial.Command with { Select = ItemSelection.Named("one.txt") };
        Assert.NotEmpty(Searcher.Find((await trial.PackAsync()).Files, "one.txt"));
    }

    [Fact]
    public async Task Conditions_stand_against_a_handover_until_released_or_the_item_is_withheld()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("two.txt", "2");
        var bound = await vault.ReceiveAsync("one.txt", "1", conditions: "not before the trial");
        var again = await vault.ReceiveAsync("one.txt", "1", item: bound.Item, conditions: "never abroad");

        var refused = await new HandoverTrial(vault).RefuseAsync(Ending.Refused, "conditions-bind");
        Assert.Equal(bound.Item.ToString(), refused.Path);
        Assert.Contains($"fact {bound.Number}, {again.Number} of", refused.Message, StringComparison.Ordinal);
        Assert.Contains("condition release", refused.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(vault.Memory.All, fact => fact.Fields.Type == "HandedOver");

        // By name it is bound like any other way.
        await new HandoverTrial(vault).Selecting(bound.Item.ToString())
            .RefuseAsync(Ending.Refused, "conditions-bind");
        await new HandoverTrial(vault)
            .Withholding((bound.Item.ToString(), "given under conditions")).PackAsync();

        await ReleaseAsync(vault, bound.Item, bound.Number, "not before the trial");
        await ReleaseAsync(vault, bound.Item, again.Number, "other words");
        await new HandoverTrial(vault).RefuseAsync(Ending.Refused, "conditions-bind");
        await ReleaseAsync(vault, bound.Item, again.Number, "never abroad");
        var package = await new HandoverTrial(vault).PackAsync();
        Assert.NotEmpty(Searcher.Find(package.Files, "one.txt"));
    }

    [Fact]
    public async Task Consent_that_was_withdrawn_stands_against_it_until_decided_and_then_the_item_stays()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1");
        await vault.ReceiveAsync("two.txt", "2");
        await vault.AppendAsync(new ConsentWithdrawn { Item = item.Item, Reason = "they wrote" });

        var refused = await new HandoverTrial(vault).RefuseAsync(Ending.Refused, "consent-withdrawn");
        Assert.Equal(item.Item.ToString(), refused.Path);
        await new HandoverTrial(vault).Selecting(item.Item.ToString())
            .RefuseAsync(Ending.Refused, "consent-withdrawn");
        await new HandoverTrial(vault).Withholding((item.Item.ToString(), "consent")).PackAsync();

        await vault.AppendAsync(new KeepingDecided { Item = item.Item, Reason = "an order" });
        var package = await new HandoverTrial(vault).PackAsync();
        Assert.Empty(Searcher.Find(package.Files, "one.txt", item.Sha256.ToHex(), "they wrote", "an order"));
        var named = await new HandoverTrial(vault).Selecting(item.Item.ToString()).PackAsync();
        Assert.NotEmpty(Searcher.Find(named.Files, "one.txt"));
        Assert.Empty(Searcher.Find(named.Files, "they wrote", "an order"));
    }

    private static Task<Appended> ReleaseAsync(
        MemoryVault vault, ItemId item, long receipt, string conditions) =>
        vault.AppendAsync(new ConditionReleased
        {
            Item = item, Receipt = receipt, Conditions = conditions, Reason = "they agreed",
        });
}
