using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching;

/// <summary>The matches of a case that a member may see, with what people said of them.</summary>
/// <param name="Open">In the order in which they were proposed.</param>
/// <param name="Judged">What stands of what people said, by match.</param>
/// <param name="Hidden">Items that are restricted, and were not asked for.</param>
/// <param name="Restricted">How many matches are left out because of them.</param>
/// <param name="Then">How much of the log was looked at.</param>
internal sealed record CaseMatches(
    IReadOnlyList<MatchView> Open,
    IReadOnlyDictionary<MatchId, MatchJudgementView> Judged,
    IReadOnlySet<ItemId> Hidden,
    long Restricted,
    KnownThen Then)
{
    /// <summary>Those of which both items are still there, and which nobody refused.</summary>
    public IReadOnlyList<MatchView> Standing { get; } =
        [.. Open.Where(row => row.First is not null && row.Second is not null
            && Verdict(row, Judged) != MatchJudged.Refused)];

    /// <summary>The same of a case or an item that a member names.</summary>
    public static async Task<(Standing? Case, CaseMatches? Matches, Problem? Problem)> FindAsync(
        IVault vault,
        string? item,
        string? @case,
        MemberId by,
        bool withRestricted,
        string? asOf,
        CancellationToken ct)
    {
        var (standing, only, problem) =
            await new ItemRoll(vault).FindItemOrCaseAsync(item, @case, by, withRestricted, ct);
        if (standing is null) return (null, null, problem);
        (var matches, problem) = await ReadAsync(vault, standing, only, withRestricted, asOf, ct);
        return (standing, matches, problem);
    }

    /// <param name="vault">The vault.</param>
    /// <param name="standing">The case.</param>
    /// <param name="item">Only those of this item; null for all.</param>
    /// <param name="withRestricted">Also those of restricted items; restricted is what is so now.</param>
    /// <param name="asOf">What was known then; null is now.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<(CaseMatches? Matches, Problem? Problem)> ReadAsync(
        IVault vault,
        Standing standing,
        ItemId? item,
        bool withRestricted,
        string? asOf,
        CancellationToken ct)
    {
        var (then, problem) = await KnownThen.FindAsync(vault, standing.Id, asOf, ct);
        if (then is null) return (null, problem);
        var hidden = await vault.Views.HiddenAsync(standing.Id, withRestricted, ct);
        await using var db = vault.Views.OpenMatches();
        var rows = db.Matches.At(then.SizeAsked).Where(row => row.Case == standing.Id);
        if (item is { } only) rows = rows.Where(row => row.First == only || row.Second == only);
        var judged = await MatchRoll.JudgementsAsync(db, standing.Id, then.SizeAsked, ct);
        var all = await rows.OrderBy(row => row.FromIndex).ToListAsync(ct);
        var open = all.Where(row => !Hides(row.First) && !Hides(row.Second)).ToList();
        return (new CaseMatches(open, judged, hidden, all.Count - open.Count, then), null);

        bool Hides(ItemId? end) => end is { } id && hidden.Contains(id);
    }

    /// <summary>What stands of what people said of it; null where nobody did.</summary>
    public MatchJudgementView? JudgementOf(MatchView row) =>
        row.Id is { } id ? Judged.GetValueOrDefault(id) : null;

    public bool IsRefused(MatchView row) => Verdict(row, Judged) == MatchJudged.Refused;

    private static string? Verdict(
        MatchView row, IReadOnlyDictionary<MatchId, MatchJudgementView> judged) =>
        row.Id is { } id ? judged.GetValueOrDefault(id)?.Verdict : null;
}
