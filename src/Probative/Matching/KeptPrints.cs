using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Examination.Prints;
using Probative.Examination.Sounds;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>The prints that the items of a case have by the examinations that stand.</summary>
internal sealed class KeptPrints(IVault vault)
{
    /// <summary>
    /// In the order in which they were made, without items that were destroyed.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="hidden">Items that are left out.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <param name="size">Those that were there at a size of the log; null is now.</param>
    public async Task<IReadOnlyList<KeptPrint>> OfAsync(
        CaseId @case, IReadOnlySet<ItemId> hidden, CancellationToken ct, long? size = null)
    {
        await using var items = vault.Views.OpenItems();
        var there = (await items.Items.Current().Where(row => row.Case == @case && row.Sha256 != null)
            .Select(row => new { row.Id, row.FromIndex }).ToListAsync(ct))
            .ToDictionary(row => row.Id, row => row.FromIndex);
        await using var db = vault.Views.OpenExaminations();
        var rows = await db.Examinations.At(size)
            .Where(row => row.Case == @case && row.Derivatives != null
                && (row.Examination == PrintExamination.Word || row.Examination == SoundExamination.Word))
            .OrderBy(row => row.FromIndex)
            .Select(row => new { row.Item, row.FromIndex, row.Examination, row.Derivatives })
            .ToListAsync(ct);
        return
        [
            .. rows.Where(row => there.ContainsKey(row.Item) && !hidden.Contains(row.Item))
                .GroupBy(row => row.Item)
                .Select(made =>
                {
                    var films = made.Select(row => (row.FromIndex, Print: Find(
                        row.Derivatives!, PrintReport.Role))).FirstOrDefault(film => film.Print is not null);
                    return new KeptPrint(
                        made.Key,
                        there[made.Key],
                        made.Max(row => row.FromIndex),
                        films.Print is null ? null : films.FromIndex,
                        films.Print,
                        made.Select(row => Find(row.Derivatives!, SoundExamination.PrintRole))
                            .FirstOrDefault(Is));
                })
                .Where(kept => kept.Print is not null || kept.Sound is not null)
                .OrderBy(kept => kept.Index),
        ];
    }

    private static bool Is(Hash32? digest) => digest is not null;

    private static Hash32? Find(string derivatives, string role) =>
        JsonNode.Parse(derivatives) is JsonArray made
            && made.FirstOrDefault(one => (string?)one?["role"] == role) is { } print
            && Hash32.TryParseHex((string?)print["sha256"], out var digest)
                ? digest
                : null;
}
