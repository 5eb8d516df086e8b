using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Cases;

/// <summary>Finds somebody of a case by what a person calls them.</summary>
public sealed class JoinedMember(IVault vault)
{
    /// <summary>The pseudonym in this case of who is meant: nobody else sees anything of it.</summary>
    /// <param name="wanted">A pseudonym in the case, or a name or an id as <see cref="MemberRoll"/> finds
    /// them.</param>
    /// <param name="standing">What who asks is in the case.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(string? Pseudonym, Problem? Problem)> FindAsync(
        string wanted, Standing standing, CancellationToken ct)
    {
        await using var db = vault.Views.OpenCases();
        var joined = await db.CaseMembers.Current().Where(row => row.Case == standing.Id).ToListAsync(ct);
        if (joined.FirstOrDefault(row => row.Pseudonym == wanted) is { Pseudonym: { } known })
            return (known, null);
        var found = await new MemberRoll(vault).FindAsync(wanted, ct);
        if (found is not MemberFound.One(var member)) return (null, found.ToProblem(wanted));
        return joined.FirstOrDefault(row => row.Member == member.Id)?.Pseudonym is { } pseudonym
            ? (pseudonym, null)
            : (null, new Problem(
                "not-joined",
                null,
                $"{member.Name} has not joined the case, and sees nothing of it.",
                "`probative case join CASE --member NAME` lets somebody in."));
    }
}
