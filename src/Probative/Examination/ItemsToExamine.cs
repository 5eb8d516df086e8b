using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Examination;

/// <summary>Which items there are to examine, and what was made of each before.</summary>
internal sealed class ItemsToExamine(IVault vault)
{
    private static readonly Dictionary<string, ExaminationDone> s_nothing = [];

    /// <summary>Every item of these cases, in the order in which they came in.</summary>
    /// <param name="cases">The cases that the member joined, and who acts in each.</param>
    /// <param name="only">One item; null for all.</param>
    /// <param name="withRestricted">Also those that are hidden.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(IReadOnlyList<ItemToExamine> Items, long Restricted)> FindAsync(
        IReadOnlyList<Standing> cases, ItemId? only, bool withRestricted, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var standings = cases.ToDictionary(standing => standing.Id);
        var done = await DoneAsync([.. standings.Keys], only, ct);
        await using var db = vault.Views.OpenItems();
        var hidden = withRestricted
            ? []
            : (await db.Restrictions.Standing().Select(row => row.Item).ToListAsync(ct)).ToHashSet();
        CaseId[] ids = [.. standings.Keys];
        var rows = db.Items.Current()
            .Where(row => ids.Contains(row.Case) && row.Sha256 != null && (only == null || row.Id == only))
            .OrderBy(row => row.FromIndex)
            .Select(row => new { row.Id, row.Case, row.Sha256, row.SizeBytes, row.Name });
        var items = new List<ItemToExamine>();
        var restricted = 0L;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (hidden.Contains(row.Id))
            {
                restricted++;
                continue;
            }

            items.Add(new ItemToExamine(
                row.Id,
                standings[row.Case],
                row.Sha256!.Value,
                row.SizeBytes ?? 0,
                row.Name,
                done.GetValueOrDefault(row.Id, s_nothing)));
        }

        return (items, restricted);
    }

    private async Task<Dictionary<ItemId, Dictionary<string, ExaminationDone>>> DoneAsync(
        CaseId[] cases, ItemId? only, CancellationToken ct)
    {
        var done = new Dictionary<ItemId, Dictionary<string, ExaminationDone>>();
        await using var db = vault.Views.OpenExaminations();
        var rows = db.Examinations.Current()
            .Where(row => cases.Contains(row.Case) && (only == null || row.Item == only))
            .Select(row => new { row.Item, row.Examination, row.Procedure, row.Outcome });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!done.TryGetValue(row.Item, out var ofItem)) done[row.Item] = ofItem = [];
            ofItem[row.Examination] =
                new ExaminationDone(row.Procedure, row.Outcome == ExaminationShape.FailedWord);
        }

        return done;
    }
}
