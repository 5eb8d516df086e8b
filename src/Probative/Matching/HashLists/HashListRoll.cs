using Microsoft.EntityFrameworkCore;
using Probative.Fingerprints.HashLists;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Matching.HashLists;

/// <summary>Finds the lists of a case, and reads them again out of the bytes that are kept.</summary>
internal sealed class HashListRoll(IVault vault)
{
    /// <summary>In the order in which they were taken in.</summary>
    public async Task<IReadOnlyList<HashListView>> OfAsync(CaseId @case, CancellationToken ct)
    {
        await using var db = vault.Views.OpenHashes();
        return await db.Lists.Current().Where(row => row.Case == @case).OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
    }

    /// <summary>The list of these bytes, if the case has it.</summary>
    public async Task<HashListView?> FindAsync(CaseId @case, Hash32 sha256, CancellationToken ct)
    {
        await using var db = vault.Views.OpenHashes();
        return await db.Lists.Current().Where(row => row.Case == @case && row.Sha256 == sha256)
            .OrderBy(row => row.FromIndex).FirstOrDefaultAsync(ct);
    }

    /// <summary>Near items of a case that are shown, in the order in which they were compared.</summary>
    public async Task<(IReadOnlyList<HashListMatchView> Shown, int LeftOut)> NearAsync(
        CaseId @case, IReadOnlySet<ItemId> hidden, long fromIndex, CancellationToken ct)
    {
        await using var db = vault.Views.OpenHashes();
        var all = await db.Matches.Current()
            .Where(row => row.Case == @case && row.Near > 0 && row.FromIndex >= fromIndex)
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        List<HashListMatchView> shown =
            [.. all.Where(row => row.Item is not { } item || !hidden.Contains(item))];
        return (shown, all.Count - shown.Count);
    }

    /// <summary>The items that were held against a list, each with the print that was.</summary>
    public async Task<IReadOnlySet<(ItemId, Hash32)>> ComparedAsync(
        CaseId @case, HashListId list, CancellationToken ct)
    {
        await using var db = vault.Views.OpenHashes();
        var rows = await db.Matches.Current()
            .Where(row => row.Case == @case && row.List == list && row.Item != null && row.Print != null
                && row.Method == HashListComparer.MethodVersion)
            .Select(row => new { row.Item, row.Print }).ToListAsync(ct);
        return rows.Select(row => (row.Item!.Value, row.Print!.Value)).ToHashSet();
    }

    /// <summary>What a list says; null where its bytes are gone, or others.</summary>
    public HashList? Read(HashListView row) =>
        row.Sha256 is { } sha256 && KeptBytes.Find(vault, sha256) is { } bytes
            && HashListReader.Read(bytes, FormatOf(row)) is HashListOutcome.Read(var list)
                ? list
                : null;

    // Where its form was destroyed, the bytes tell it.
    private static HashListFormat? FormatOf(HashListView row) =>
        row.Format is { } word ? HashListWords.Find(word) : null;

    public static Problem Damaged(HashListView row) => new(
        "list-damaged",
        row.Id?.ToString(),
        "The bytes of this list are not there, or are not those on the record.",
        "`probative check` tells what is damaged; bring it back from a backup, or take the list in again.");
}
