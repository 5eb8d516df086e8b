using System.Diagnostics.CodeAnalysis;

namespace Probative.Ledger.Facts;

/// <summary>
/// What the log holds of a fact: the digests of its fields and its place in its case (ledger.md, "A leaf").
/// There is exactly one byte string for each leaf.
/// </summary>
public sealed class Leaf
{
    /// <summary>The longest leaf: 16,384 bytes.</summary>
    public const int LimitBytes = 16_384;

    /// <summary>The number of digests is a multiple of this: 8.</summary>
    public const int DigestStep = 8;

    /// <summary>The most digests: 320.</summary>
    public const int DigestLimit = 320;

    private readonly Hash32[] _digests;

    /// <summary>Creates a leaf.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="n">The number of the fact in its case, from 1 to 2^53 - 1.</param>
    /// <param name="prev">The leaf hash of the fact before; zeros exactly if <paramref name="n"/> is
    /// 1.</param>
    /// <param name="digests">8 to 320 digests, a multiple of 8, each once, in any order.</param>
    /// <exception cref="ArgumentException">One of these rules is broken.</exception>
    public Leaf(CaseId caseId, long n, Hash32 prev, params ReadOnlySpan<Hash32> digests)
        : this(caseId, n, prev, Sorted(digests))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, JsonValue.IntegerLimit);
        if ((n == 1) != (prev == Hash32.Zero))
        {
            throw new ArgumentException(
                "Exactly the first fact of a case has no fact before it.", nameof(prev));
        }
    }

    // The digests are in order already.
    internal Leaf(CaseId caseId, long n, Hash32 prev, Hash32[] digests)
    {
        CaseId = caseId;
        N = n;
        Prev = prev;
        _digests = digests;
    }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; }

    /// <summary>The number of the fact in its case, from 1.</summary>
    public long N { get; }

    /// <summary>The leaf hash of fact <see cref="N"/> - 1 of the case; zeros for the first.</summary>
    public Hash32 Prev { get; }

    /// <summary>The digests in the order of <c>_sd</c>.</summary>
    public ReadOnlySpan<Hash32> Digests => _digests;

    /// <summary>Reads a leaf. Anything but the one canonical form is damage.</summary>
    /// <param name="bytes">The whole leaf.</param>
    /// <param name="leaf">The leaf, or null.</param>
    /// <param name="damage">The first wrong byte: <c>LEAF_TOO_LONG</c>, <c>LEAF_FORM</c>,
    /// <c>LEAF_DIGEST</c>, <c>LEAF_DIGEST_ORDER</c>, <c>LEAF_DIGEST_COUNT</c>, <c>LEAF_CASE</c>,
    /// <c>LEAF_NUMBER</c> or <c>LEAF_PREV</c>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Leaf? leaf, out Damage damage)
    {
        var reader = new LeafReader(bytes);
        leaf = reader.Read();
        damage = reader.Damage;
        return leaf is not null;
    }

    /// <summary>The position of a digest, or -1.</summary>
    /// <param name="digest">The digest of a disclosure.</param>
    /// <returns>Its index in <see cref="Digests"/>.</returns>
    public int IndexOf(in Hash32 digest)
    {
        var (low, high) = (0, _digests.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Hash32.CompareBase64Url(_digests[middle], digest);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The canonical bytes.</summary>
    /// <returns>UTF-8, in fact ASCII.</returns>
    public byte[] ToBytes()
    {
        var head = LeafForm.HeadLength(_digests.Length);
        var bytes = new byte[head + LeafForm.DigitsOf(N) + LeafForm.TailLength];
        LeafForm.WriteHead(_digests, CaseId, bytes);
        LeafForm.WriteTail(N, Prev, bytes.AsSpan(head));
        return bytes;
    }

    /// <summary>Sorts digests as <c>_sd</c> has them and checks their number.</summary>
    internal static Hash32[] Sorted(ReadOnlySpan<Hash32> digests)
    {
        if (digests.Length is 0 or > DigestLimit || digests.Length % DigestStep != 0)
        {
            throw new ArgumentException("A leaf has 8 to 320 digests, a multiple of 8.", nameof(digests));
        }

        var sorted = digests.ToArray();
        sorted.AsSpan().Sort(static (a, b) => Hash32.CompareBase64Url(a, b));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                throw new ArgumentException("A digest occurs twice.", nameof(digests));
            }
        }

        return sorted;
    }
}
