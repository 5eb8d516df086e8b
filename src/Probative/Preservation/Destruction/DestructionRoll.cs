using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>Finds a request to destroy by its id, in the cases of a member alone.</summary>
internal sealed class DestructionRoll(IVault vault, Sequences sequences)
{
    /// <summary>The request; or null and what to tell the person.</summary>
    public async Task<(DestructionView? Found, Problem? Problem)> FindAsync(
        string wanted, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenDestructions();
        CaseId[] cases = [.. sequences.Cases, vault.OwnSequence];
        List<DestructionView> found = [];
        if (IdPrefix.TryParse(wanted, out var prefix))
        {
            // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds
            // are parameters; the table's name is that of DestructionViewMapping.
            var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
            found = await db.Destructions
                .FromSql($"SELECT * FROM destruction_v1 WHERE Id BETWEEN {first} AND {last}")
                .Current()
                .Where(row => cases.Contains(row.Case))
                .OrderBy(row => row.FromIndex)
                .Take(10)
                .ToListAsync(ct);
        }

        return found switch
        {
            [var one] => (one, null),
            [] => (null, new Problem(
                "destruction-not-found",
                null,
                $"There is no request \"{wanted}\" to destroy anything in your cases.",
                "Give its id or the first four digits: `probative destroy list`.")),
            _ => (null, new Problem(
                "destruction-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", found.Select(row => row.Id))}.",
                "Give more digits.")),
        };
    }

    /// <summary>What of these targets was destroyed before, by another request.</summary>
    public async Task<IReadOnlySet<DestructionTarget>> DestroyedOfAsync(
        CaseId @case, IReadOnlyList<DestructionTarget> targets, CancellationToken ct)
    {
        await using var db = vault.Views.OpenDestructions();
        var tombstones = await db.Destroyed.Current().Where(row => row.Case == @case)
            .Select(row => new { row.Item, row.Number, row.Field }).ToListAsync(ct);
        var gone = tombstones.Select(row => TargetOf(row.Item, row.Number, row.Field)).ToHashSet();
        return targets.Where(gone.Contains).ToHashSet();
    }

    /// <summary>What the request names, in the order in which it was asked for.</summary>
    public async Task<IReadOnlyList<DestructionTarget>> TargetsOfAsync(DestructionId id, CancellationToken ct)
    {
        await using var db = vault.Views.OpenDestructions();
        var rows = await db.Targets.Current()
            .Where(target => target.Destruction == id).OrderBy(target => target.FromIndex).ToListAsync(ct);
        return
        [
            .. rows.Select(row => TargetOf(row.Item, row.Number, row.Field)).OfType<DestructionTarget>(),
        ];
    }

    private static DestructionTarget? TargetOf(ItemId? item, long? number, string? field) =>
        item is { } whole ? new DestructionTarget.Whole(whole)
        : number is { } fact && field is not null ? new DestructionTarget.Part(fact, field)
        : null;
}
