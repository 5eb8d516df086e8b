using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Reading.Names;

/// <summary>Reads what cases name: sources, entities and places.</summary>
internal sealed class NamedRoll(IVault vault)
{
    /// <summary>All of one kind in these cases, in the order in which they were first recorded.</summary>
    public async Task<IReadOnlyList<NamedThing>> AllAsync(
        IReadOnlyList<Standing> cases, NodeKind node, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        await using var db = vault.Views.OpenNames();
        var views = await db.Named.Current()
            .Where(row => row.Node == node && ids.Contains(row.Case))
            .OrderBy(row => row.Index)
            .ToListAsync(ct);
        var names = (await db.Names.Current()
            .Where(row => row.Node == node && ids.Contains(row.Case))
            .OrderBy(row => row.Row)
            .ToListAsync(ct)).ToLookup(row => (row.Case, row.Id));
        var apart = await db.KeptApart.Current()
            .Where(row => row.Node == node && ids.Contains(row.Case))
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        var ones = apart.ToLookup(row => (row.Case, row.One));
        var others = apart.ToLookup(row => (row.Case, row.Other));
        return
        [
            .. views.Select(view => new NamedThing(
                view,
                [.. names[(view.Case, view.Id)].OrderBy(name => name.IsAdded)],
                [.. ones[(view.Case, view.Id)].Concat(others[(view.Case, view.Id)]).Distinct()])),
        ];
    }

    /// <summary>One of a case.</summary>
    public async Task<NamedThing> OneAsync(Standing standing, Reference reference, CancellationToken ct)
    {
        await using var db = vault.Views.OpenNames();
        var view = await db.Named.Current().FirstAsync(
            row => row.Node == reference.Kind && row.Id == reference.Id && row.Case == standing.Id, ct);
        var names = await db.Names.Current()
            .Where(row => row.Node == reference.Kind && row.Id == reference.Id && row.Case == standing.Id)
            .OrderBy(row => row.IsAdded)
            .ThenBy(row => row.Row)
            .ToListAsync(ct);
        var apart = await db.KeptApart.Current()
            .Where(row => row.Node == reference.Kind && row.Case == standing.Id)
            .Where(row => row.One == reference.Id || row.Other == reference.Id)
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        return new NamedThing(view, names, apart);
    }

    /// <summary>The case that is meant and, unless no id is wanted, what the id names in it.</summary>
    public async Task<(Standing? Standing, Reference? Reference, Problem? Problem)> FindAsync(
        MemberId by, string @case, NodeKind node, string? id, CancellationToken ct)
    {
        if (NotNamed(node) is { } wrong) return (null, null, wrong);
        var found = await new CaseRoll(vault).FindAsync(@case, by, ct);
        if (found is not CaseFound.One(var standing)) return (null, null, found.ToProblem(@case));
        if (id is null) return (standing, null, null);
        var (reference, problem) = await new ReferenceRoll(vault).FindAsync(id, standing, [node], ct);
        return (standing, reference, problem);
    }

    /// <summary>What is wrong with a kind of thing that has no names here, or null.</summary>
    public static Problem? NotNamed(NodeKind node) =>
        node is NodeKind.Source or NodeKind.Entity or NodeKind.Place
            ? null
            : new Problem(
                "bad-value",
                null,
                $"What is of the kind {Reference.NameOf(node)} has no names.",
                "Give source, entity or place.");

    /// <summary>The same for what is kept apart and for tables, which sources have no part in.</summary>
    public static Problem? NotEntityOrPlace(NodeKind node) =>
        node is NodeKind.Entity or NodeKind.Place
            ? null
            : new Problem(
                "bad-value",
                null,
                $"This is for entities and places, not for what is of the kind {Reference.NameOf(node)}.",
                "Give entity or place.");
}
