using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index;

/// <summary>
/// An order of the 256 bits of a hash. Distances are the same in every order; what differs is which bits
/// stand together in a slot, and so how evenly hashes spread over its buckets.
/// </summary>
internal sealed class BitOrder
{
    private const int Nibbles = PdqHash.Bits / 4;
    private const int NibbleValues = 16;

    // For each four bits of a hash and each of their values, the bits where they go: 32 KiB.
    private readonly Vector256<ulong>[] _forth;
    private Vector256<ulong>[]? _back;

    private BitOrder(byte[] sources)
    {
        Sources = sources;
        _forth = Table(sources, isBack: false);
    }

    /// <summary>Bit i of an ordered hash is this bit of the hash.</summary>
    public IReadOnlyList<byte> Sources { get; }

    /// <summary>The order in which every bit stays where it is.</summary>
    public static BitOrder Natural { get; } =
        new([.. Enumerable.Range(0, PdqHash.Bits).Select(i => (byte)i)]);

    /// <summary>An order, or null where the bytes are not each number once.</summary>
    public static BitOrder? TryFrom(ReadOnlySpan<byte> sources)
    {
        if (sources.Length != PdqHash.Bits) return null;
        var seen = new bool[PdqHash.Bits];
        foreach (var source in sources)
        {
            if (seen[source]) return null;
            seen[source] = true;
        }

        return new BitOrder(sources.ToArray());
    }

    public PdqHash Apply(PdqHash hash) => Look(_forth, hash);

    public PdqHash Undo(PdqHash ordered) =>
        Look(LazyInitializer.EnsureInitialized(ref _back, () => Table([.. Sources], isBack: true)), ordered);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PdqHash Look(Vector256<ulong>[] table, PdqHash hash)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(table);
        ref var words = ref Unsafe.As<PdqHash, ulong>(ref hash);
        var result = Vector256<ulong>.Zero;
        for (nuint word = 0; word < 4; word++)
        {
            var rest = Unsafe.Add(ref words, word);
            ref var rows = ref Unsafe.Add(ref first, word * (64 / 4 * NibbleValues));
            for (nuint i = 0; i < 64 / 4; i++, rest >>= 4)
            {
                result |= Unsafe.Add(ref rows, (i * NibbleValues) + (nuint)(rest & (NibbleValues - 1)));
            }
        }

        return Unsafe.As<Vector256<ulong>, PdqHash>(ref result);
    }

    private static Vector256<ulong>[] Table(byte[] sources, bool isBack)
    {
        var targets = new byte[PdqHash.Bits];
        for (var i = 0; i < sources.Length; i++)
        {
            if (isBack) targets[i] = sources[i];
            else targets[sources[i]] = (byte)i;
        }

        var table = new Vector256<ulong>[Nibbles * NibbleValues];
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < table.Length; i++)
        {
            words.Clear();
            for (var bit = 0; bit < 4; bit++)
            {
                if (((i >> bit) & 1) == 0) continue;
                var target = targets[(i / NibbleValues * 4) + bit];
                words[target >> 6] |= 1UL << (target & 63);
            }

            table[i] = Vector256.Create<ulong>(words);
        }

        return table;
    }
}
