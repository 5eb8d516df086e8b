using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Reading.Observations;

/// <summary>The frames of an item as its examination listed them (docs/spec/examination.md).</summary>
internal sealed class FrameIndex(IVault vault)
{
    private const string Examination = "frames";
    private const string Role = "frame index";
    private const decimal Microseconds = 1_000_000m;

    /// <summary>The digest of the list; null when the item was not examined for frames.</summary>
    public async Task<Hash32?> FindAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        var made = await db.Examinations.Current()
            .Where(row => row.Item == item && row.Examination == Examination)
            .Select(row => row.Derivatives)
            .FirstOrDefaultAsync(ct);
        if (made is null) return null;
        var index = JsonNode.Parse(made)!.AsArray().FirstOrDefault(one => (string?)one?["role"] == Role);
        return Hash32.TryParseHex((string?)index?["sha256"], out var sha256) ? sha256 : null;
    }

    /// <summary>Pts and microseconds of one frame, each null where it has none; null for no frame.</summary>
    public (long? Pts, long? Microseconds)? Read(Hash32 index, long frame)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(KeptBytes.Read(vault, index)));
        reader.ReadLine();
        for (var at = 0L; reader.ReadLine() is { } line; at++)
        {
            if (at < frame) continue;
            var columns = line.Split(',');
            return (
                long.TryParse(columns[1], CultureInfo.InvariantCulture, out var pts) ? pts : null,
                decimal.TryParse(columns[2], CultureInfo.InvariantCulture, out var seconds)
                    ? (long)(seconds * Microseconds)
                    : null);
        }

        return null;
    }
}
