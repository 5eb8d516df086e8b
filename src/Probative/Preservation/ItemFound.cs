using System.Diagnostics;
using System.Globalization;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>The answer to "which item is meant", looked for in the member's own cases alone.</summary>
public abstract record ItemFound
{
    private ItemFound()
    {
    }

    public sealed record One(ItemView Item, Standing Standing) : ItemFound;

    public sealed record None : ItemFound;

    public sealed record Several(IReadOnlyList<ItemView> Candidates) : ItemFound;

    /// <summary>Found, and hidden: it is restricted, and was not asked for as that.</summary>
    public sealed record Hidden(ItemView Item) : ItemFound;

    /// <summary>It was there, and is destroyed: a tombstone stands for it.</summary>
    public sealed record Destroyed(DestroyedView Tombstone) : ItemFound;

    /// <summary>No item, because there is no such case.</summary>
    public sealed record NoCase(Problem Problem) : ItemFound;

    /// <summary>What to tell the person, unless exactly one item was found.</summary>
    public Problem? ToProblem(string wanted) => this switch
    {
        One => null,
        None => new Problem(
            "item-not-found",
            null,
            $"There is no item \"{wanted}\" in your cases.",
            "Give its id, at least four digits of it, or name:NAME: `probative list items --case CASE`."),
        Several several => new Problem(
            "item-ambiguous",
            null,
            $"\"{wanted}\" can be "
                + string.Join(", or ", several.Candidates.Select(item => $"{item.Id} ({item.Name})"))
                + ".",
            "Give (more digits of) the id."),
        Hidden hidden => new Problem(
            "item-restricted",
            null,
            $"The item {hidden.Item.Id} is restricted: it is kept as evidence, and hidden.",
            "Give --restricted to see it all the same; `probative restrict lift ITEM` shows it again."),
        Destroyed(var tombstone) => new Problem(
            "item-destroyed",
            null,
            $"The item {tombstone.Item} was destroyed"
                + (tombstone.RecordedAt is { } at ? $" on {FactTime.Format(at)}" : "")
                + (tombstone.Reason is { } reason ? $": {reason}" : "."),
            string.Create(
                CultureInfo.InvariantCulture,
                $"`probative log --from {tombstone.FromIndex} --limit 1` shows the tombstone, and ")
                + "`probative destroy list` who asked and who approved."),
        NoCase none => none.Problem,
        _ => throw new UnreachableException(),
    };
}
