using System.Text;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Reading;

namespace Probative.Incidents.Origins;

/// <summary>Reads of each claim what tells where its words came from.</summary>
internal sealed class TestimonyReader(IVault vault)
{
    /// <summary>So far around a quote a line of text is read, in bytes: about two paragraphs.</summary>
    private const int AroundBytes = 1_000;

    // A query names at most so many ids.
    private const int ChunkLength = 500;

    public async Task<IReadOnlyList<Testimony>> ReadAsync(
        IReadOnlyList<ClaimView> claims, CancellationToken ct)
    {
        var digests = await DigestsAsync(
            [.. claims.Select(claim => claim.Item).OfType<ItemId>().Distinct()], ct);
        List<Testimony> testimonies = [];
        foreach (var claim in claims)
        {
            if (claim.Id is not { } id) continue;
            Hash32? sha256 =
                claim.Item is { } item && digests.TryGetValue(item, out var known) ? known : null;
            testimonies.Add(new Testimony(
                id,
                sha256,
                claim.Quote,
                await SurroundingsAsync(claim, sha256, ct),
                claim.Speakers is { Count: > 0 } speakers ? speakers[^1] : null));
        }

        return testimonies;
    }

    /// <summary>The line that holds the bytes from start to end, cut to what was read.</summary>
    public static string LineAround(ReadOnlySpan<byte> read, int start, int end)
    {
        ReadOnlySpan<byte> breaks = "\n\r"u8;
        var first = read[..start].LastIndexOfAny(breaks) + 1;
        var length = read[end..].IndexOfAny(breaks);
        return Encoding.UTF8.GetString(read[first..(length < 0 ? read.Length : end + length)]);
    }

    private async Task<Dictionary<ItemId, Hash32>> DigestsAsync(
        IReadOnlyList<ItemId> items, CancellationToken ct)
    {
        Dictionary<ItemId, Hash32> digests = [];
        await using var db = vault.Views.OpenItems();
        foreach (var some in items.Chunk(ChunkLength))
        {
            var rows = await db.Items.Current().Where(row => some.Contains(row.Id)).ToListAsync(ct);
            foreach (var row in rows)
            {
                if (row.Sha256 is { } sha256) digests[row.Id] = sha256;
            }
        }

        return digests;
    }

    /// <summary>Null where nothing leads to the text any more: what was destroyed joins nothing.</summary>
    private async Task<string?> SurroundingsAsync(ClaimView claim, Hash32? sha256, CancellationToken ct)
    {
        if (sha256 is not { } digest || claim is not { Start: { } start, End: { } end } || end < start)
            return null;
        await using var bytes = ItemText.Open(vault, digest);
        var from = Math.Max(0, start - AroundBytes);
        bytes.Seek(from, SeekOrigin.Begin);
        var window = new byte[end + AroundBytes - from];
        var read = await bytes.ReadAtLeastAsync(window, window.Length, throwOnEndOfStream: false, ct);
        return read < end - from
            ? null
            : LineAround(window.AsSpan(0, read), (int)(start - from), (int)(end - from));
    }
}
