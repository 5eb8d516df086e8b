using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Preservation;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class BytesTests
{
    [Fact]
    public async Task Only_bytes_of_the_item_itself_and_of_what_was_made_of_it_are_told()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.txt", "The ferry left at noon.");
        desk.Folder.Write("two.txt", "The gate was open.");
        await desk.AddAsync(desk.Add());
        var one = Hash32.Of("The ferry left at noon."u8);
        var two = Hash32.Of("The gate was open."u8);

        var own = await FindAsync(desk, "name:one.txt", one);
        Assert.Equal("item", (string?)Assert.Single(own.Rows)["role"]);
        Assert.Empty((await FindAsync(desk, "name:one.txt", two)).Rows);
        Assert.Single((await FindAsync(desk, "name:one.txt")).Rows);
    }

    [Fact]
    public async Task Of_a_restricted_item_and_for_who_is_not_in_the_case_there_are_none()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.txt", "The ferry left at noon.");
        await desk.AddAsync(desk.Add());
        var stranger = await desk.AddMemberAsync("Odo Brand", desk.Member);
        var refused = await FindAsync(desk, "name:one.txt", by: stranger);
        Assert.Empty(refused.Rows);
        Assert.Equal(Ending.WrongUsage, refused.Ending);

        await Desk.RunAsync(
            new Probative.Preservation.Restrictions.Restricter(desk.Vault),
            new Probative.Preservation.Restrictions.RestrictItem
            {
                By = desk.Member, Item = "name:one.txt", Case = null, Reason = "a child is seen",
            });
        Assert.Equal(["item-restricted"], (await FindAsync(desk, "name:one.txt")).Codes);
        Assert.Single((await FindAsync(desk, "name:one.txt", withRestricted: true)).Rows);
    }

    private static Task<Told> FindAsync(
        Desk desk,
        string item,
        Hash32? sha256 = null,
        Probative.Kernel.Ids.MemberId? by = null,
        bool withRestricted = false) => Desk.RunAsync(
        new BytesFinder(desk.Vault),
        new FindBytes
        {
            By = by ?? desk.Member,
            Item = item,
            Case = null,
            WithRestricted = withRestricted,
            Sha256 = sha256 is { } wanted ? [wanted] : [],
        });
}
