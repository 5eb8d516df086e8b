using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation;

/// <summary>Finds items by what people type, in cases that they have joined.</summary>
public sealed class ItemRoll(IVault vault)
{
    // Nobody chooses from more; the person gives another digit.
    private const int CandidatesMax = 10;

    /// <param name="wanted">An id, or at least its first four digits, or `name:` and its name.</param>
    /// <param name="case">A case to look in; null looks in every case of the member.</param>
    /// <param name="member">Who asks.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<ItemFound> FindAsync(
        string wanted, string? @case, MemberId member, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, member, ct);
        if (problem is not null) return new ItemFound.NoCase(problem);

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenItems();
        if (NamePrefix.TryParse(wanted, out var name))
        {
            return await FindAsync(db.Items.Where(row => row.Name == name), cases, ct);
        }

        if (!IdPrefix.TryParse(wanted, out var prefix)) return new ItemFound.None();

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of ItemViewMapping.
        var between = db.Items.FromSql(
            $"SELECT * FROM item_v1 WHERE Id BETWEEN {prefix.First.ToArray()} AND {prefix.Last.ToArray()}");
        return await FindAsync(between, cases, ct) is var found && found is not ItemFound.None
            ? found
            : await FindDestroyedAsync(prefix, cases, ct);
    }

    /// <summary>
    /// The same, for whoever shows what is found: a restricted item is hidden unless it was asked for.
    /// </summary>
    public async Task<ItemFound> FindShownAsync(
        string wanted, string? @case, MemberId member, bool withRestricted, CancellationToken ct)
    {
        var found = await FindAsync(wanted, @case, member, ct);
        if (withRestricted || found is not ItemFound.One(var item, _)) return found;
        await using var db = vault.Views.OpenItems();
        return await db.Restrictions.Standing().AnyAsync(row => row.Item == item.Id, ct)
            ? new ItemFound.Hidden(item)
            : found;
    }

    /// <summary>
    /// What a list is of: one item that is shown, or a whole case where no item is named. With an item the
    /// case says where to look for it.
    /// </summary>
    public async Task<(Standing? Standing, ItemId? Item, Problem? Problem)> FindItemOrCaseAsync(
        string? item, string? @case, MemberId member, bool withRestricted, CancellationToken ct)
    {
        if (item is not null)
        {
            var shown = await FindShownAsync(item, @case, member, withRestricted, ct);
            return shown is ItemFound.One(var view, var holder)
                ? (holder, view.Id, null)
                : (null, null, shown.ToProblem(item));
        }

        if (@case is null)
        {
            return (null, null, new Problem(
                "nothing-named", null, "No case and no item was named.", "Give --case CASE, or an item."));
        }

        var found = await new CaseRoll(vault).FindAsync(@case, member, ct);
        return found is CaseFound.One(var standing)
            ? (standing, null, null)
            : (null, null, found.ToProblem(@case));
    }

    /// <summary>
    /// What work on items is of: one item that is shown, or, where none is named, every item of the cases.
    /// </summary>
    public async Task<(IReadOnlyList<Standing> Cases, ItemId? Only, Problem? Refusal)> ChooseAsync(
        string? item, string? @case, MemberId member, bool withRestricted, CancellationToken ct)
    {
        if (item is null)
        {
            var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, member, ct);
            return (cases, null, problem);
        }

        var found = await FindShownAsync(item, @case, member, withRestricted, ct);
        return found is ItemFound.One(var view, var standing)
            ? ([standing], view.Id, null)
            : ([], null, found.ToProblem(item));
    }

    private async Task<ItemFound> FindDestroyedAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        await using var db = vault.Views.OpenDestructions();
        var tombstones = await db.Destroyed
            .FromSql($"""
                SELECT * FROM destroyed_v1
                WHERE Item BETWEEN {prefix.First.ToArray()} AND {prefix.Last.ToArray()} AND Number IS NULL
                """)
            .Current()
            .Where(row => ids.Contains(row.Case))
            .Take(CandidatesMax)
            .ToListAsync(ct);
        return tombstones is [var one] ? new ItemFound.Destroyed(one) : new ItemFound.None();
    }

    private static async Task<ItemFound> FindAsync(
        IQueryable<ItemView> among, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        var rows = await among.Current()
            .Where(row => ids.Contains(row.Case))
            .OrderBy(row => row.FromIndex)
            .Take(CandidatesMax)
            .ToListAsync(ct);
        return rows switch
        {
            [] => new ItemFound.None(),
            [var one] => new ItemFound.One(one, cases.First(standing => standing.Id == one.Case)),
            _ => new ItemFound.Several(rows),
        };
    }
}
