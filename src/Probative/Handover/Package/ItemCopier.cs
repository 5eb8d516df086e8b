using System.Buffers;
using Probative.Handover.Plan;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>Copies the bytes of items into the package, in one pass that hashes what it copies.</summary>
internal sealed class ItemCopier(IItemStore items, PackageWriter writer)
{
    // Large enough that neither the disk nor SHA-256 waits for the other end of a call.
    private const int ChunkBytes = 1 << 20;

    /// <summary>Copies one item. <paramref name="copied"/> is told the bytes of each chunk.</summary>
    public async Task<WrittenFile> CopyAsync(SurveyedItem item, Action<long> copied, CancellationToken ct)
    {
        var sha256 = item.Sha256!.Value;
        await using var source = items.OpenRead(sha256) ?? throw Missing(sha256);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var written = await writer.WriteAsync(
                PackagePaths.OfItem(item),
                compress: false,
                async put =>
                {
                    int count;
                    while ((count = await source.ReadAsync(chunk.AsMemory(0, ChunkBytes), ct)) > 0)
                    {
                        await put(chunk.AsMemory(0, count));
                        copied(count);
                    }
                },
                ct);
            return written.Sha256 == sha256 && written.SizeBytes == item.SizeBytes
                ? written
                : throw Changed(sha256);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private IntegrityException Missing(Hash32 sha256) => new(
        "item-missing",
        $"The bytes of an item are gone: {items.PathOf(sha256)}.",
        "Run `probative check`, then restore the file from a backup. Nothing was handed over.");

    private IntegrityException Changed(Hash32 sha256) => new(
        "item-damaged",
        $"The bytes of an item are not what was taken in: {items.PathOf(sha256)}.",
        "Run `probative check`, then restore the file from a backup. Nothing was handed over.");
}
