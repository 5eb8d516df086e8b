using System.Security.Cryptography;

namespace Probative.Ledger.Tests.Tree;

/// <summary>
/// RFC 6962 section 2.1 written down as it stands there, recursion and all, without any code of the library.
/// </summary>
internal static class NaiveTree
{
    public static byte[] Leaf(ulong i) => BitConverter.GetBytes((i * 2_654_435_761) + 1);

    public static Hash32 LeafHash(byte[] leaf) => Hash32.FromSpan(SHA256.HashData([0, .. leaf]));

    public static Hash32[] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => LeafHash(Leaf((ulong)i)))];

    public static Hash32 Root(ReadOnlySpan<Hash32> leaves)
    {
        if (leaves.IsEmpty)
        {
            return Hash32.FromSpan(SHA256.HashData([]));
        }

        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        var left = Root(leaves[..k]).ToArray();
        var right = Root(leaves[k..]).ToArray();
        return Hash32.FromSpan(SHA256.HashData([1, .. left, .. right]));
    }

    /// <summary>Section 2.1.1: PATH(m, D[n]).</summary>
    public static IEnumerable<Hash32> Path(int m, Hash32[] leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return m < k
            ? Path(m, leaves[..k]).Append(Root(leaves.AsSpan(k)))
            : Path(m - k, leaves[k..]).Append(Root(leaves.AsSpan(0, k)));
    }

    /// <summary>Section 2.1.2: SUBPROOF(m, D[n], whole).</summary>
    public static IEnumerable<Hash32> SubProof(int m, Hash32[] leaves, bool whole = true)
    {
        if (m == leaves.Length)
        {
            return whole ? [] : [Root(leaves)];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return m <= k
            ? SubProof(m, leaves[..k], whole).Append(Root(leaves.AsSpan(k)))
            : SubProof(m - k, leaves[k..], whole: false).Append(Root(leaves.AsSpan(0, k)));
    }

    /// <summary>Reads any complete node, by brute force.</summary>
    public static Hash32? Node(Hash32[] leaves, Probative.Ledger.Tree.NodeId id) =>
        Root(leaves.AsSpan((int)(id.Index << id.Level), 1 << id.Level));

    /// <summary>The hash with one bit changed.</summary>
    public static Hash32 Flip(Hash32 hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8 % 32] ^= (byte)(1 << (bit % 8));
        return Hash32.FromSpan(bytes);
    }
}
