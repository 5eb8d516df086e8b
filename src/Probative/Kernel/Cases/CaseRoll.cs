using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Cases;

/// <summary>
/// Who may act in which case. Everything that names a case or an item asks here first, so that the answer
/// about a case of others is the same as about no case at all.
/// </summary>
public sealed class CaseRoll(IVault vault)
{
    /// <summary>The cases that this member has joined, oldest first.</summary>
    public async Task<IReadOnlyList<Standing>> OfAsync(MemberId member, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenCases();
        var rows = await db.CaseMembers.Current()
            .Where(joined => joined.Member == member)
            .Join(
                db.Cases.Current(),
                joined => joined.Case,
                @case => @case.Id,
                (joined, @case) => new { joined, @case })
            .OrderBy(row => row.@case.Index)
            .ToListAsync(ct);
        return [.. rows.Select(row => new Standing(
            row.@case.Id, row.@case.Name ?? "", row.joined.Pseudonym ?? "", row.joined.Role ?? ""))];
    }

    /// <summary>The case that is meant by a name, an id, or the first digits of an id.</summary>
    public async Task<CaseFound> FindAsync(string wanted, MemberId member, CancellationToken ct)
    {
        var own = await OfAsync(member, ct);
        List<Standing> found =
            [.. own.Where(standing => standing.Name == wanted || standing.Id.ToString() == wanted)];
        if (found.Count == 0 && IdPrefix.TryParse(wanted, out var prefix))
            found = [.. own.Where(standing => prefix.Holds(Id.From(standing.Id.ToArray())))];
        return found switch
        {
            [] => new CaseFound.None(),
            [var one] => new CaseFound.One(one),
            _ => new CaseFound.Several(found),
        };
    }

    /// <summary>The one case that is meant, or without a name every case of the member.</summary>
    public async Task<(IReadOnlyList<Standing> Cases, Problem? Problem)> ChooseAsync(
        string? wanted, MemberId member, CancellationToken ct)
    {
        if (wanted is null) return (await OfAsync(member, ct), null);
        var found = await FindAsync(wanted, member, ct);
        return found is CaseFound.One(var standing) ? ([standing], null) : ([], found.ToProblem(wanted));
    }
}
