using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Tree;
using Probative.Local.Log;
using Probative.Preservation.Anchors;

namespace Probative.Local.Checking;

/// <summary>
/// Verifies every outside time that the facts name once more, and tells which of them bound the record.
/// </summary>
internal sealed class AnchorCheck
{
    private const int LimitBytes = 64 * 1024 * 1024;

    private readonly List<CheckpointAnchored> _sound = [];

    private AnchorCheck(long size) => Size = size;

    /// <summary>The number of facts in the checkpoint that was checked.</summary>
    public long Size { get; }

    /// <summary>
    /// Of each authority the anchor that bounds most facts, the earliest of these; the one that bounds most
    /// comes first. Only what is complete.
    /// </summary>
    public IReadOnlyList<CheckpointAnchored> Bounds =>
    [
        .. _sound.Where(anchor => anchor.State == CheckpointAnchored.Complete)
            .GroupBy(anchor => (anchor.Kind, anchor.Authority))
            .Select(of => of.OrderByDescending(anchor => anchor.TreeSize).ThenBy(anchor => anchor.Latest)
                .First())
            .OrderByDescending(anchor => anchor.TreeSize).ThenBy(anchor => anchor.Latest),
    ];

    /// <summary>
    /// Checkpoints that are only promised a time: of an OpenTimestamps proof the last state counts.
    /// </summary>
    public IReadOnlyList<CheckpointAnchored> Pending =>
    [
        .. _sound.Where(anchor => anchor.Kind == AnchorKind.OpenTimestamps)
            .GroupBy(anchor => anchor.Note)
            .Where(of => of.All(anchor => anchor.State != CheckpointAnchored.Complete))
            .Select(of => of.Last()),
    ];

    public static AnchorCheck Run(CheckScope scope, LogTrust trust, AnchorRecord record, CancellationToken ct)
    {
        var size = trust.Checkpoint?.Size ?? 0;
        var source = new TileSource(size, new TileFiles(scope.Fs).Read);
        var review = new AnchorReview(record, digest => Read(scope, digest), at => RootAt(source, at));
        var check = new AnchorCheck((long)size);
        foreach (var anchor in record.Anchors)
        {
            ct.ThrowIfCancellationRequested();
            if (review.FaultOf(anchor) is { } fault)
            {
                scope.Damaged(CheckCode.Anchor, PathOf(anchor.Token), $"{fault}");
                continue;
            }

            check._sound.Add(anchor);
        }

        return check;
    }

    public JsonArray ToJson() => new(
    [
        .. Bounds.Concat(Pending).Select(anchor => new JsonObject
        {
            ["kind"] = anchor.Kind,
            ["state"] = anchor.State,
            ["authority"] = anchor.Authority,
            ["latest"] = anchor.Latest is { } latest ? FactTime.Format(latest) : null,
            ["tree_size"] = anchor.TreeSize,
            ["revocation_checked"] = anchor.IsRevocationChecked,
            ["says"] = AnchorWords.Of(anchor, Size),
        }),
    ]);

    private static ReadOnlyMemory<byte>? Read(CheckScope scope, Hash32 digest)
    {
        try
        {
            return scope.Fs.Read(PathOf(digest), LimitBytes) is { } bytes && Hash32.Of(bytes) == digest
                ? bytes
                : default(ReadOnlyMemory<byte>?);
        }
        catch (StorageException)
        {
            // That it cannot be read is told by the check of the derivatives.
            return null;
        }
    }

    private static Hash32? RootAt(TileSource source, ulong at) =>
        at > 0 && at <= source.Size && source.TryGetFrontier(at, out var tree) ? tree.Root() : null;

    private static string PathOf(Hash32 digest) => Items.StoredItems.PathOf(VaultPath.Derivatives, digest);
}
