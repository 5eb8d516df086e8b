using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Kernel.Casework;

/// <summary>
/// Which findings a member must not see yet: those that they were asked for a blind opinion on and have not
/// answered, and those that these take the place of, or that take theirs. What is asked here is asked by
/// everything that shows findings or facts.
/// </summary>
public sealed class HiddenFindings(IVault vault)
{
    /// <summary>A fact that says nothing to who is asked: what it is, and of which finding.</summary>
    private const string FindingField = "finding";

    /// <summary>The one fact of a hidden finding that is for who is asked.</summary>
    private const string AskedType = "BlindOpinionAsked";

    public async Task<IReadOnlySet<FindingId>> OfAsync(IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenFindings();
        HashSet<FindingId> hidden = [];
        foreach (var standing in cases)
        {
            var owed = await db.BlindOpinions.Current()
                .Where(row => row.Case == standing.Id && row.AnswerNumber == null
                    && row.Asked == standing.Pseudonym)
                .Select(row => row.Finding)
                .ToListAsync(ct);
            if (owed.Count == 0) continue;
            hidden.UnionWith(owed);
            await AddRelatedAsync(db, standing, hidden, ct);
        }

        return hidden;
    }

    /// <summary>
    /// True if the fact is about a hidden finding and is not the question that was put to this member.
    /// </summary>
    public static bool Hides(RecordedFact fact, IReadOnlySet<FindingId> hidden, string pseudonym)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(hidden);
        if (hidden.Count == 0 || fact.Fields.Id(FindingField) is not { } about) return false;
        return hidden.Contains(new FindingId(about))
            && !(fact.Type == AskedType && fact.Fields.Text("asked") == pseudonym);
    }

    /// <summary>What who owes an opinion is told instead of the finding.</summary>
    public static Problem NotYet() => new(
        "finding-hidden",
        null,
        "You were asked for an opinion on it before you see it, and yours is not in yet.",
        "`probative review list` has the question; `probative finding answer-blind` gives your answer.");

    /// <summary>Who reads what replaced a finding has read the finding.</summary>
    private static async Task AddRelatedAsync(
        FindingsDb db, Standing standing, HashSet<FindingId> hidden, CancellationToken ct)
    {
        var pairs = await db.Findings.Current()
            .Where(row => row.Case == standing.Id && row.Supersedes != null)
            .Select(row => new { row.Id, Older = row.Supersedes!.Value })
            .ToListAsync(ct);
        bool more;
        do
        {
            more = false;
            foreach (var pair in pairs)
            {
                if (hidden.Contains(pair.Id) == hidden.Contains(pair.Older)) continue;
                hidden.Add(pair.Id);
                hidden.Add(pair.Older);
                more = true;
            }
        }
        while (more);
    }
}
