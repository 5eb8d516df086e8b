using System.Security.Cryptography;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// Trees of hashes over the blocks of <c>mdat</c> boxes (C2PA 2.2 section 18.6.3, third version): what lies
/// behind the first 16 bytes of the box is cut into blocks of one size or of stated sizes; the assertion has
/// one row of the tree, and as all leaves are in the file, that row is computed anew.
/// </summary>
internal sealed class MerkleTrees(
    ByteSource source, IReadOnlyList<BmffBox> top, CborValue? maps, HashAlgorithmName algorithm)
{
    /// <summary>The longest header of a box, which is hashed with the rest of the file.</summary>
    private const int SkippedBytes = 16;

    private const int LeavesMost = 4_000_000;

    /// <summary>What the trees cover.</summary>
    public static IEnumerable<ByteRange> Covered(IReadOnlyList<BmffBox> top) =>
        top.Where(box => box.Type == "mdat" && box.LengthBytes > SkippedBytes)
            .Select(box => new ByteRange(box.Offset + SkippedBytes, box.LengthBytes - SkippedBytes));

    public MerkleOutcome Run()
    {
        if (maps is null or { Kind: CborKind.Null }) return MerkleOutcome.None;
        var media = top.Where(box => box.Type == "mdat").ToList();
        var covered = new HashSet<long>();
        foreach (var map in maps.Items)
        {
            var hasSizes =
                map["fixedBlockSize"]?.Integer is not null || map["variableBlockSizes"]?.Items.Count > 0;
            if (!hasSizes || map["initHash"]?.Bytes is not null) return MerkleOutcome.Unchecked;
            if (map["localId"]?.Integer is not (>= 0 and var index) || index >= media.Count)
                return MerkleOutcome.Mismatch;

            // A second tree over the same box would be read again from end to end.
            if (!covered.Add(index) || !Fits(map, media[(int)index])) return MerkleOutcome.Mismatch;
        }

        return covered.Count == media.Count ? MerkleOutcome.Match : MerkleOutcome.Mismatch;
    }

    private bool Fits(CborValue map, BmffBox box)
    {
        var name = map["alg"] is { } stated ? Validation.HashName.Find(stated.Text ?? "") : algorithm;
        var whole = new ByteRange(box.Offset + SkippedBytes, Math.Max(0, box.LengthBytes - SkippedBytes));
        if (name is not { } used || Leaves(map, whole, used) is not { } row) return false;
        var expected = (map["hashes"]?.Items ?? []).Select(item => item.Bytes).ToList();
        if (map["count"]?.Integer != row.Count || expected.Count == 0) return false;
        while (row.Count > expected.Count) row = Above(row, used);
        return row.Count == expected.Count
            && row.Zip(expected).All(pair => pair.Second is { } hash && hash.Span.SequenceEqual(pair.First));
    }

    /// <summary>The hashes of the blocks; null when the sizes do not make up the whole.</summary>
    private List<byte[]>? Leaves(CborValue map, ByteRange whole, HashAlgorithmName name)
    {
        var sizes = map["variableBlockSizes"]?.Items is { Count: > 0 } listed ? listed : null;
        var fixedSize = map["fixedBlockSize"]?.Integer ?? 0;
        if (sizes is null && (fixedSize <= 0 || whole.LengthBytes / fixedSize >= LeavesMost)) return null;
        using var hash = new AssetHash(source, name);
        var leaves = new List<byte[]>();
        var at = whole.Offset;
        while (sizes is null ? at < whole.End : leaves.Count < sizes.Count)
        {
            var size = sizes is null
                ? Math.Min(fixedSize, whole.End - at)
                : sizes[leaves.Count].Integer ?? -1;
            if (size < 0 || size > whole.End - at || !hash.Add(new ByteRange(at, size))) return null;
            leaves.Add(hash.Finish());
            at += size;
        }

        return at == whole.End ? leaves : null;
    }

    /// <summary>Two by two; one that is left over goes up as it is.</summary>
    private static List<byte[]> Above(List<byte[]> row, HashAlgorithmName name)
    {
        var above = new List<byte[]>((row.Count + 1) / 2);
        for (var i = 0; i < row.Count; i += 2)
        {
            above.Add(i + 1 < row.Count
                ? CryptographicOperations.HashData(name, [.. row[i], .. row[i + 1]])
                : row[i]);
        }

        return above;
    }
}
