namespace Probative.Ledger.Tree;

/// <summary>The known nodes of one level, ascending by index.</summary>
internal readonly record struct MultiProofLevel(ulong[] Indices, Hash32[] Hashes, int Count)
{
    public static MultiProofLevel Of(int capacity) =>
        new(new ulong[capacity], new Hash32[capacity], 0);

    public bool TryFind(ulong index, out Hash32 hash)
    {
        var at = Indices.AsSpan(0, Count).BinarySearch(index);
        hash = at >= 0 ? Hashes[at] : default;
        return at >= 0;
    }
}
