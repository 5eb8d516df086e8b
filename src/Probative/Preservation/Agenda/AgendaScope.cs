using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Agenda;

/// <summary>Which notes or tasks are asked for: of which cases, of which item, and what is hidden.</summary>
/// <param name="Cases">The cases of who asks.</param>
/// <param name="Item">Only this item's; null for all.</param>
/// <param name="Hidden">Restricted items, whose notes and tasks are left out.</param>
/// <param name="Then">How much of the log is looked at.</param>
internal sealed record AgendaScope(
    IReadOnlyList<Standing> Cases, ItemId? Item, IReadOnlySet<ItemId> Hidden, KnownThen Then)
{
    public CaseId[] CaseIds => [.. Cases.Select(standing => standing.Id)];

    public Standing Of(CaseId @case) => Cases.First(standing => standing.Id == @case);

    public bool Hides(ItemId? item) => item is { } about && Hidden.Contains(about);

    public static async Task<(AgendaScope? Scope, Problem? Problem)> FindAsync(
        IVault vault,
        MemberId by,
        string? @case,
        string? item,
        bool withRestricted,
        string? asOf,
        CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, by, ct);
        if (problem is not null) return (null, problem);
        if (item is not null)
        {
            var found = await new ItemRoll(vault).FindShownAsync(item, @case, by, withRestricted, ct);
            return found is ItemFound.One(var view, var standing)
                ? await OfAsync(vault, [standing], view.Id, new HashSet<ItemId>(), asOf, ct)
                : (null, found.ToProblem(item));
        }

        await using var db = vault.Views.OpenItems();
        HashSet<ItemId> hidden = withRestricted
            ? []
            : [.. await db.Restrictions.Standing().Select(row => row.Item).ToListAsync(ct)];
        return await OfAsync(vault, cases, null, hidden, asOf, ct);
    }

    private static async Task<(AgendaScope? Scope, Problem? Problem)> OfAsync(
        IVault vault,
        IReadOnlyList<Standing> cases,
        ItemId? item,
        IReadOnlySet<ItemId> hidden,
        string? asOf,
        CancellationToken ct)
    {
        var (then, problem) = await KnownThen.FindAsync(vault, cases, asOf, ct);
        return then is null ? (null, problem) : (new AgendaScope(cases, item, hidden, then), null);
    }
}
