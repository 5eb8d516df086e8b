using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>Finds matches, their items and what was said of them.</summary>
internal sealed class MatchRoll(IVault vault)
{
    private const int CandidatesMax = 10;

    /// <param name="wanted">An id, or at least its first four digits.</param>
    /// <param name="case">A case to look in; null looks in every case of the member.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(MatchView? Match, Standing? Standing, Problem? Problem)> FindAsync(
        string wanted, string? @case, MemberId by, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, by, ct);
        if (problem is not null) return (null, null, problem);
        var found = IdPrefix.TryParse(wanted, out var prefix) ? await WithAsync(prefix, cases, ct) : [];
        return found switch
        {
            [var one] => (one, cases.First(standing => standing.Id == one.Case), null),
            [] => (null, null, new Problem(
                "match-not-found",
                null,
                $"There is no match \"{wanted}\" in your cases.",
                "Give its id or the first four digits of it, as `probative copy list` shows it.")),
            _ => (null, null, new Problem(
                "match-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", found.Select(one => one.Id))}.",
                "Give more digits, or --case.")),
        };
    }

    /// <summary>Why nothing can be done with a match; null where both items are there and may be seen.
    /// </summary>
    /// <param name="match">The match.</param>
    /// <param name="standing">Its case.</param>
    /// <param name="withRestricted">Also where one of the items is restricted.</param>
    /// <param name="what">What is wanted, as "judge it".</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<Problem?> RefusalAsync(
        MatchView match, Standing standing, bool withRestricted, string what, CancellationToken ct)
    {
        if (match is not { First: { } first, Second: { } second })
        {
            return new Problem(
                "item-destroyed",
                null,
                "What is recorded of one of the two items was destroyed.",
                "The match stays as it is.");
        }

        if (withRestricted) return null;
        var hidden = await vault.Views.HiddenAsync(standing.Id, ct);
        return hidden.Contains(first) || hidden.Contains(second)
            ? new Problem(
                "item-restricted",
                null,
                "One of the two items is restricted: kept, and hidden.",
                $"Give --restricted to {what} all the same.")
            : null;
    }

    /// <summary>What stands, or stood at a size of the log, of what people said of matches.</summary>
    public static async Task<IReadOnlyDictionary<MatchId, MatchJudgementView>> JudgementsAsync(
        MatchesDb db, CaseId @case, long? size, CancellationToken ct) =>
        (await db.Judgements.At(size).Where(row => row.Case == @case && row.Match != null).ToListAsync(ct))
            .ToDictionary(row => row.Match!.Value);

    /// <summary>What stands of what people said of one match; null where nobody did.</summary>
    public static Task<MatchJudgementView?> JudgementAsync(
        MatchesDb db, CaseId @case, MatchId match, CancellationToken ct) =>
        db.Judgements.Current().FirstOrDefaultAsync(row => row.Case == @case && row.Match == match, ct);

    /// <summary>The names of items of a case.</summary>
    public async Task<IReadOnlyDictionary<ItemId, string?>> NamesAsync(
        CaseId @case, IEnumerable<ItemId?> items, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Items
            .WithIds("Id", items.OfType<ItemId>().Select(item => item.Value).Distinct()).Current()
            .Where(row => row.Case == @case).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
    }

    private async Task<List<MatchView>> WithAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenMatches();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of MatchesDb.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Matches
            .FromSql($"SELECT * FROM match_v1 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(match => ids.Contains(match.Case))
            .OrderBy(match => match.FromIndex)
            .Take(CandidatesMax)
            .ToListAsync(ct);
    }
}
