using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation;
using Probative.Preservation.Terms;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class TermTests
{
    private static readonly Statement s_conditional = new(
        StatedAcquisition.Nothing with { Conditions = "not before the trial" }, []);

    [Fact]
    public async Task Conditions_bind_until_they_are_released_and_new_ones_bind_anew()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk, s_conditional);
        Assert.Equal(["not before the trial"], await BindingAsync(desk, item));

        var told = await ReleaseAsync(desk, item);

        Assert.Equal(Ending.Done, told.Ending);
        Assert.Empty(await BindingAsync(desk, item));
        Assert.Equal(["no-conditions"], (await ReleaseAsync(desk, item)).Codes);
        var fact = Assert.Single(await desk.FactsAsync("ConditionReleased"));
        var receipt = Assert.Single(await desk.FactsAsync("ItemReceived"));
        Assert.Equal(receipt.Number, fact.Fields.Count("receipt"));

        // The same bytes from somebody else, who says the same words: theirs were never released.
        await desk.AddAsync(desk.Add(stated: s_conditional with
        {
            Acquisition = s_conditional.Acquisition with { From = "somebody else" },
        }));
        Assert.Equal(["not before the trial"], await BindingAsync(desk, item));
    }

    [Fact]
    public async Task Consent_that_was_withdrawn_waits_for_a_decision_and_can_be_withdrawn_again()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk, Statement.Nothing);
        Assert.Equal(["nothing-to-decide"], (await KeepAsync(desk, item)).Codes);

        Assert.Equal(Ending.Done, (await WithdrawAsync(desk, item)).Ending);
        Assert.Equal(["consent-already-withdrawn"], (await WithdrawAsync(desk, item)).Codes);
        var open = (await ShowAsync(desk, item)).Result["keeping"]!["consent_withdrawn"]!;
        Assert.Equal(("they wrote", null), ((string?)open["reason"], (string?)open["kept_because"]));

        Assert.Equal(Ending.Done, (await KeepAsync(desk, item)).Ending);
        Assert.Equal(["nothing-to-decide"], (await KeepAsync(desk, item)).Codes);
        var kept = (await ShowAsync(desk, item)).Result["keeping"]!["consent_withdrawn"]!;
        Assert.Equal(("they wrote", "an order"), ((string?)kept["reason"], (string?)kept["kept_because"]));

        Assert.Equal(Ending.Done, (await WithdrawAsync(desk, item)).Ending);
        await desk.ReopenAsync();
        Assert.Equal(Ending.Done, (await KeepAsync(desk, item)).Ending);
    }

    [Fact]
    public async Task Terms_of_items_of_others_are_not_there()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk, s_conditional);
        await WithdrawAsync(desk, item);
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        foreach (var told in (Told[])[
            await ReleaseAsync(desk, item, other),
            await WithdrawAsync(desk, item, other),
            await KeepAsync(desk, item, other)])
        {
            Assert.Equal(["item-not-found"], told.Codes);
        }

        var listed = await Desk.RunAsync(
            new ConditionLister(desk.Vault), new ListConditions { By = other, Case = null, Limit = 10 });
        Assert.Equal(0, listed.Count("count"));
        var own = await Desk.RunAsync(
            new ConditionLister(desk.Vault),
            new ListConditions { By = desk.Member, Case = null, Limit = 10 });
        Assert.Equal(item, (string?)own.Rows[0]["item"]);
    }

    private static async Task<string> AddAsync(Desk desk, Statement stated)
    {
        desk.Folder.Write("letter.txt", "letter");
        return (string)(await desk.AddAsync(desk.Add(stated: stated))).Rows[0]["item"]!;
    }

    private static async Task<IEnumerable<string?>> BindingAsync(Desk desk, string item) =>
        (await ShowAsync(desk, item)).Result["keeping"]!["conditions_binding"]!.AsArray()
            .Select(binding => (string?)binding!["conditions"]).ToList();

    private static Task<Told> ShowAsync(Desk desk, string item) => Desk.RunAsync(
        new RecordShower(desk.Vault), new Show { By = desk.Member, What = item, Case = null });

    private static Task<Told> ReleaseAsync(Desk desk, string item, MemberId? by = null) => Desk.RunAsync(
        new ConditionReleaser(desk.Vault),
        new ReleaseConditions { By = by ?? desk.Member, Item = item, Case = null, Reason = "they agreed" });

    private static Task<Told> WithdrawAsync(Desk desk, string item, MemberId? by = null) => Desk.RunAsync(
        new ConsentKeeper(desk.Vault),
        new WithdrawConsent { By = by ?? desk.Member, Item = item, Case = null, Reason = "they wrote" });

    private static Task<Told> KeepAsync(Desk desk, string item, MemberId? by = null) => Desk.RunAsync(
        new ConsentKeeper(desk.Vault),
        new DecideKeeping { By = by ?? desk.Member, Item = item, Case = null, Reason = "an order" });
}
