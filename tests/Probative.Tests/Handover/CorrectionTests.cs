using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>A correction leaves with what it corrects, and stays with what is withheld.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task The_page_shows_the_old_value_beside_the_new_one_with_the_reason()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1", from: "Anna Wale");
        await CorrectAsync(vault, item, "from", "Anna Wale", "Anna Vale");
        await CorrectAsync(vault, item, "conditions", null, null, "nothing was said");

        var package = await new HandoverTrial(vault).PackAsync();

        var page = package.Text("index.html");
        var items = page[page.IndexOf("id=\"items\"", StringComparison.Ordinal)
            ..page.IndexOf("id=\"record\"", StringComparison.Ordinal)];
        foreach (var shown in (string[])["Anna Wale", "Anna Vale", "a slip of the pen", "nothing was said"])
            Assert.Contains(shown, items, StringComparison.Ordinal);
        Assert.Contains("as stated by Anna Vale", items, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from")]
    [InlineData("ITEM:from")]
    [InlineData("FACT:from")]
    public async Task What_is_withheld_is_withheld_in_its_correction_too(string what)
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1", from: "Anna Wale");
        await CorrectAsync(vault, item, "from", "Anna Wale", "Anna Vale");
        what = what.Replace("ITEM", item.Item.ToString(), StringComparison.Ordinal)
            .Replace("FACT", $"{item.Number}", StringComparison.Ordinal);

        var package = await new HandoverTrial(vault).Withholding((what, "source protection")).PackAsync();

        Assert.Empty(Searcher.Find(package.Files, "Anna Wale", "Anna Vale"));
        Assert.Equal(
            3,
            package.Lines("data/withheld.txt").Count(line => line.EndsWith(
                " source protection", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_fact_that_is_withheld_as_a_whole_takes_its_corrections_along()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1");
        await vault.ReceiveAsync("two.txt", "2");
        var seen = await vault.AppearAsync(item.Item, "Ridge Watch", "https://ridge.example/1");
        await vault.AppendAsync(new FieldCorrected
        {
            Item = item.Item,
            Corrects = seen.Number,
            CorrectsIndex = seen.Index,
            CorrectsLeaf = seen.LeafHash,
            Field = "source",
            Was = "Ridge Watch",
            Value = "Ridge Observer",
            Reason = "a slip of the pen",
        });

        var package = await new HandoverTrial(vault)
            .Withholding(($"{seen.Number}", "names a channel")).PackAsync();

        Assert.Empty(Searcher.Find(package.Files, "Ridge Watch", "Ridge Observer"));
        var stays = await new HandoverTrial(vault)
            .Withholding((item.Item.ToString(), "names a channel")).PackAsync();
        Assert.Empty(Searcher.Find(stays.Files, "Ridge Watch", "Ridge Observer", item.Item.ToString()));
    }

    [Fact]
    public async Task Conditions_that_were_corrected_into_a_receipt_stand_against_a_handover()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1");
        await CorrectAsync(vault, item, "conditions", null, "never abroad");
        await new HandoverTrial(vault).RefuseAsync(Ending.Refused, "conditions-bind");
        await CorrectAsync(vault, item, "conditions", "never abroad", null);
        await new HandoverTrial(vault).PackAsync();
    }

    private static Task<Appended> CorrectAsync(
        MemoryVault vault,
        MemoryVault.Received receipt,
        string field,
        string? was,
        string? value,
        string reason = "a slip of the pen") => vault.AppendAsync(new FieldCorrected
        {
            Item = receipt.Item,
            Corrects = receipt.Number,
            CorrectsIndex = receipt.Index,
            CorrectsLeaf = vault.Memory.All[(int)receipt.Index].LeafHash,
            Field = field,
            Was = JsonValue.FromString(was),
            Value = JsonValue.FromString(value),
            Reason = reason,
        });
}
