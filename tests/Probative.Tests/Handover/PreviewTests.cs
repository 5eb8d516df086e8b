using System.Text.RegularExpressions;
using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Xunit;

namespace Probative.Tests.Handover;

public sealed partial class PreviewTests
{
    [Fact]
    public async Task A_preview_shows_the_page_of_the_package_and_records_nothing()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.txt", "Nobody was named.");
        desk.Folder.Write("two.txt", "Somebody was.");
        await desk.AddAsync(desk.Add());
        var facts = (await desk.FactsAsync()).Count;
        using var place = new TempFolder();
        var wanted = Wanted(desk, place["package"]);

        var told = await Desk.RunAsync(
            new HandoverPreviewer(desk.Vault), new PreviewHandover { Wanted = wanted });
        Assert.Equal(Ending.Done, told.Ending);
        Assert.False((bool)told.Result["would_be_refused"]!);
        Assert.Equal(facts, (await desk.FactsAsync()).Count);
        Assert.False(Path.Exists(place["package"]));
        Assert.Contains(told.Rows, row => (string?)row["reason"] == "not theirs to see");

        var made = await Desk.RunAsync(new HandoverMaker(desk.Vault, new PackageSinks()), wanted);
        Assert.Equal(Ending.Done, made.Ending);
        var page = await File.ReadAllTextAsync(place["package/index.html"], Desk.Ct);
        Assert.Equal(Written().Replace(page, ""), Written().Replace((string)told.Result["page"]!, ""));
        foreach (var count in (string[])["items", "facts", "withheld_facts", "withheld_fields"])
            Assert.Equal((long)made.Result[count]!, (long)told.Result[count]!);

        // What had left the house, before and after.
        Assert.Empty((await ListAsync(desk, $"{facts - 1}")).Rows);
        Assert.Single((await ListAsync(desk, null)).Rows);
        Assert.Equal(["bad-value"], (await ListAsync(desk, "never")).Codes);

        static Task<Told> ListAsync(Desk desk, string? asOf) => Desk.RunAsync(
            new HandoverLister(desk.Vault),
            new ListHandovers { By = desk.Member, Case = "Exercise", AsOf = asOf, Limit = 10 });
    }

    [Fact]
    public async Task What_would_stop_the_handover_is_told_by_the_preview()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.txt", "Nobody was named.");
        await desk.AddAsync(desk.Add());
        var wanted = Wanted(desk, "anywhere") with
        {
            Purpose = "to show one.txt",
            Withhold = [new Withholding("name", "a name tells too much")],
        };
        var told = await Desk.RunAsync(
            new HandoverPreviewer(desk.Vault), new PreviewHandover { Wanted = wanted });
        Assert.NotEmpty(told.Codes);
        Assert.True((bool)told.Result["would_be_refused"]!);

        var other = await desk.AddMemberAsync("Somebody else", desk.Member);
        var refused = await Desk.RunAsync(
            new HandoverPreviewer(desk.Vault), new PreviewHandover { Wanted = wanted with { By = other } });
        Assert.Equal(["case-not-found"], refused.Codes);
    }

    private static MakeHandover Wanted(Desk desk, string path) => new()
    {
        By = desk.Member,
        Case = "Exercise",
        To = "Counsel",
        Purpose = "Disclosure",
        Select = ItemSelection.Named("one.txt"),
        Withhold = [new Withholding("2", "not theirs to see")],
        Out = path,
        Form = PackageForm.Folder,
    };

    [GeneratedRegex("<dt>Written</dt><dd>[^<]*</dd>")]
    private static partial Regex Written();
}
