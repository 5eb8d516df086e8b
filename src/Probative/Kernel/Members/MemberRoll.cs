using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Members;

/// <summary>Who may act in this vault.</summary>
public sealed class MemberRoll(IVault vault)
{
    /// <summary>Every member whose entry still opens, oldest first.</summary>
    public async Task<IReadOnlyList<Member>> AllAsync(CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenCases();
        var rows = await db.Members.Current().OrderBy(row => row.FromIndex).ToListAsync(ct);
        return
        [
            .. rows
                .Where(row => row is { Member: not null, Name: not null, Pseudonym: not null })
                .Select(row => new Member(row.Member!.Value, row.Name!, row.Pseudonym!, row.Role)),
        ];
    }

    /// <summary>The name under which a member who was found acts on the record.</summary>
    public async Task<string> PseudonymAsync(MemberId member, CancellationToken ct) =>
        (await AllAsync(ct)).First(one => one.Id == member).Pseudonym;

    /// <summary>
    /// The member that is meant by a name, a pseudonym, an id or its first digits; null means the only one
    /// there is.
    /// </summary>
    public async Task<MemberFound> FindAsync(string? wanted, CancellationToken ct)
    {
        var all = await AllAsync(ct);
        List<Member> found = [.. all.Where(member =>
            wanted is null
            || member.Name == wanted
            || member.Pseudonym == wanted
            || member.Id.ToString() == wanted)];
        if (found.Count == 0 && IdPrefix.TryParse(wanted, out var prefix))
            found = [.. all.Where(member => prefix.Holds(member.Id.Value))];
        return found switch
        {
            [] => new MemberFound.None(),
            [var one] => new MemberFound.One(one),
            _ => new MemberFound.Several(found),
        };
    }
}
