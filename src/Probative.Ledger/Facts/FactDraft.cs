namespace Probative.Ledger.Facts;

/// <summary>
/// A fact that is ready but for its place: any number of threads prepare drafts, and the single writer of a
/// log gives each its number and its predecessor. Immutable.
/// </summary>
public sealed class FactDraft
{
    private readonly byte[] _head;
    private readonly Disclosure[] _disclosures;
    private readonly Hash32[] _digests;

    internal FactDraft(CaseId caseId, Disclosure[] sortedDisclosures)
    {
        CaseId = caseId;
        _disclosures = sortedDisclosures;
        _digests = Array.ConvertAll(sortedDisclosures, disclosure => disclosure.Digest);
        _head = new byte[LeafForm.HeadLength(_digests.Length)];
        LeafForm.WriteHead(_digests, caseId, _head);
    }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; }

    /// <summary>All disclosures, padding included, in the order of their digests in <c>_sd</c>.</summary>
    public IReadOnlyList<Disclosure> Disclosures => _disclosures;

    /// <summary>How long the leaf will be.</summary>
    /// <param name="n">The number of the fact in its case.</param>
    /// <returns>The length in bytes.</returns>
    public int LeafLength(long n) => _head.Length + LeafForm.DigitsOf(n) + LeafForm.TailLength;

    /// <summary>Writes the leaf.</summary>
    /// <param name="n">The number of the fact in its case, from 1 to 2^53 - 1.</param>
    /// <param name="prev">The leaf hash of the fact before; zeros exactly if <paramref name="n"/> is
    /// 1.</param>
    /// <param name="destination">At least <see cref="LeafLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">The place is impossible, or the destination too short.</exception>
    public int WriteLeaf(long n, in Hash32 prev, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, JsonValue.IntegerLimit);
        if ((n == 1) != (prev == Hash32.Zero))
        {
            throw new ArgumentException(
                "Exactly the first fact of a case has no fact before it.", nameof(prev));
        }

        _head.CopyTo(destination);
        return _head.Length + LeafForm.WriteTail(n, prev, destination[_head.Length..]);
    }

    /// <summary>The leaf in a new array.</summary>
    /// <param name="n">The number of the fact in its case.</param>
    /// <param name="prev">The leaf hash of the fact before.</param>
    /// <returns>The leaf's bytes.</returns>
    /// <exception cref="ArgumentException">The place is impossible.</exception>
    public byte[] ToLeaf(long n, in Hash32 prev)
    {
        var leaf = new byte[LeafLength(n)];
        WriteLeaf(n, prev, leaf);
        return leaf;
    }
}
