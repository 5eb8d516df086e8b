using Probative.Examination;
using Probative.Kernel.Cases;
using Probative.Kernel.Views;
using Probative.Preservation;
using Probative.Preservation.Listing;
using Probative.Preservation.Restrictions;
using Probative.Tests.Examination;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class ItemListTests
{
    [Fact]
    public async Task Windows_of_a_sorted_list_follow_one_another_and_say_how_many_there_are()
    {
        await using var desk = await Desk.CreateAsync();
        foreach (var name in (string[])["b.txt", "A.txt", "d.txt", "c.txt", "E.txt"])
            desk.Folder.Write(name, name + new string('x', name[0]));
        await desk.AddAsync(desk.Add());

        var first = await ListAsync(
            desk, asked => asked with { Sort = ItemSort.Name, IsWindow = true, Limit = 2 });
        var second = await ListAsync(
            desk, asked => asked with { Sort = ItemSort.Name, IsWindow = true, Limit = 3, Skip = 2 });
        Assert.Equal(["A.txt", "b.txt", "c.txt", "d.txt", "E.txt"], [.. Names(first), .. Names(second)]);
        Assert.Equal((2, 5), (first.Count("count"), first.Count("total")));
        Assert.Empty(first.Codes);

        var largest = await ListAsync(
            desk, asked => asked with { Sort = ItemSort.Size, IsDescending = true });
        Assert.Equal(["d.txt", "c.txt", "b.txt", "E.txt", "A.txt"], Names(largest));
    }

    [Fact]
    public async Task What_came_in_meanwhile_is_in_the_next_list_and_not_in_the_middle_of_this_one()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("b.txt", "b");
        desk.Folder.Write("c.txt", "c");
        await desk.AddAsync(desk.Add());
        Assert.Equal(2, (await ListAsync(desk, Sorted)).Count("total"));

        desk.Folder.Write("a.txt", "a");
        await desk.AddAsync(desk.Add());
        Assert.Equal(["c.txt"], Names(await ListAsync(desk, asked => Sorted(asked) with { Skip = 1 })));
        Assert.Equal(3, (await ListAsync(desk, Sorted)).Count("total"));

        static ListItems Sorted(ListItems asked) => asked with { Sort = ItemSort.Name };
    }

    [Fact]
    public async Task Words_find_items_and_restricted_ones_only_for_whoever_asks_for_them()
    {
        await using var examined = await ExaminerDesk.CreateAsync();
        var desk = examined.Desk;
        await examined.ExamineAsync(ExaminationSetupOfTexts());
        var found = await ListAsync(desk, asked => asked with { Find = "LANTERN" });
        Assert.Equal(["c-lantern.txt"], Names(found));
        Assert.Equal(
            ["name", "text"], found.Rows[0]["found"]!.AsArray().Select(one => (string?)one!["where"]));
        Assert.Empty(Names(await ListAsync(desk, asked => asked with { Find = "lantern ferry" })));
        Assert.Equal(3, (await ListAsync(desk, asked => asked with { Type = "text" })).Count("total"));
        Assert.Equal(3, (await ListAsync(desk, asked => asked with { Has = ["examined"] })).Count("total"));

        await Desk.RunAsync(new Restricter(desk.Vault), new RestrictItem
        {
            By = desk.Member, Item = (string)found.Rows[0]["id"]!, Case = null, Reason = "because",
        });
        var hidden = await ListAsync(desk, asked => asked with { Find = "lantern" });
        Assert.Equal((0, 1), (hidden.Count("total"), hidden.Count("restricted_left_out")));
        Assert.Single(Names(await ListAsync(
            desk, asked => asked with { Find = "lantern", WithRestricted = true })));
    }

    [Fact]
    public async Task Words_that_many_rows_have_are_found_as_those_of_few()
    {
        await using var desk = await Desk.CreateAsync();
        foreach (var name in (string[])["lantern 1", "ferry 2", "lantern 3", "ferry lantern 4", "lantern 5"])
            desk.Folder.Write($"{name}.txt", name);
        await desk.AddAsync(desk.Add());
        await Desk.RunAsync(new Restricter(desk.Vault), new RestrictItem
        {
            By = desk.Member, Item = "name:lantern 3.txt", Case = null, Reason = "because",
        });

        foreach (var (withRestricted, name) in ((bool, string?)[])[(true, null), (false, null), (false, "y")])
        {
            var few = await OrderAsync(desk, int.MaxValue, withRestricted, name);
            var many = await OrderAsync(desk, 0, withRestricted, name);
            Assert.Equal(few.Rows, many.Rows);
            Assert.Equal(few.LeftOut, many.LeftOut);
            Assert.Equal(name is null ? 4 : 1, many.Rows.Length + many.LeftOut.Length);
        }
    }

    [Fact]
    public async Task What_somebody_types_is_no_question_in_the_language_of_the_index()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("near \"one\" OR two.txt", "x");
        await desk.AddAsync(desk.Add());
        foreach (var typed in (string[])["\"", "one\" OR", "NEAR(one)", "col: one*", "-one", "^near", "*"])
            Assert.NotEqual(3, (int)(await ListAsync(desk, asked => asked with { Find = typed })).Ending);
        Assert.Single(Names(await ListAsync(desk, asked => asked with { Find = "\"one\" or" })));
    }

    private static async Task<ItemOrder> OrderAsync(
        Desk desk, int lookedUpMax, bool withRestricted, string? name)
    {
        var ct = TestContext.Current.CancellationToken;
        var asked = new ListItems
        {
            By = desk.Member, Case = "Exercise", NameHolds = name, From = null, Limit = 100, Find = "lantern",
            WithRestricted = withRestricted, Sort = ItemSort.Size, IsDescending = true,
        };
        var standing = ((CaseFound.One)await new CaseRoll(desk.Vault).FindAsync("Exercise", desk.Member, ct))
            .Standing;
        await using var db = desk.Vault.Views.OpenListing();
        return await new ItemOrders { LookedUpMax = lookedUpMax }.FindAsync(
            desk.Vault.Views,
            db,
            ItemQuestion.Of(asked, standing.Id, ListedTraits.None, "\"lantern\""),
            isLater: false,
            desk.Vault.Clock.GetUtcNow(),
            ct);
    }

    private static IReadOnlyList<IExamination> ExaminationSetupOfTexts() =>
    [
        new Probative.Examination.Identity.IdentityExamination(),
        new Probative.Examination.Texts.TextExamination(),
    ];

    private static IEnumerable<string?> Names(Told told) => told.Rows.Select(row => (string?)row["name"]);

    private static Task<Told> ListAsync(Desk desk, Func<ListItems, ListItems> how) => Desk.RunAsync(
        new ItemLister(desk.Vault),
        how(new ListItems
        {
            By = desk.Member, Case = "Exercise", NameHolds = null, From = null, Limit = 100,
        }));
}
