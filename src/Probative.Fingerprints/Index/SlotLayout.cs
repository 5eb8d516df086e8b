using System.Numerics;

namespace Probative.Fingerprints.Index;

/// <summary>
/// How the bits of an ordered hash are cut into slots, and what stands in a slot's table for each entry: 16
/// bits of mark (the beginning of the next slot, and above it what of the entry's number does not fit into 24
/// bits) and 24 bits of number. Slot i has the bits from i · width; behind the last one comes the first.
/// </summary>
/// <param name="Slots">How many; 0 where all hashes are compared.</param>
/// <param name="Width">Bits in each, and the logarithm of the number of its buckets.</param>
/// <param name="HighBits">Bits of an entry's number that stand in its marks.</param>
internal readonly record struct SlotLayout(int Slots, int Width, int HighBits)
{
    /// <summary>Up to so many, comparing all costs less than tables do.</summary>
    public const int LargestScanned = 65_536;

    /// <summary>One segment holds no more: three bits of a mark go to the number of the entry.</summary>
    public const int MostEntries = 1 << 27;

    /// <summary>
    /// Up to here 16 slots with few and full buckets, read in a row; beyond, 11 slots with many small ones:
    /// 95 bytes an entry instead of 117, and as many steps into memory as hashes would otherwise be compared.
    /// </summary>
    private const int MostInSixteen = 40_000_000;

    private const int MarkBits = 16;
    private const int LowBits = 24;

    /// <summary>Bits of the next slot that a mark holds.</summary>
    public int CheckBits => Math.Min(MarkBits - HighBits, Width);

    public uint CheckMask => (1u << CheckBits) - 1;

    public int Buckets => 1 << Width;

    public static SlotLayout For(int entries)
    {
        if (entries <= LargestScanned) return default;
        var high = Math.Max(0, BitOperations.Log2((uint)(entries - 1)) + 1 - LowBits);
        return entries <= MostInSixteen ? new SlotLayout(16, 16, high) : new SlotLayout(11, 23, high);
    }

    /// <summary>Whether this program can search such a layout: what a file says is not believed.</summary>
    public bool IsValid(int entries) =>
        this == default
        || (Slots is > 1 and <= 32
            && Width is >= 8 and <= 24
            && Slots * Width <= 256
            && HighBits is >= 0 and <= 4
            && entries <= 1L << (LowBits + HighBits));

    public int Start(int slot) => slot * Width;

    public int Next(int slot) => slot + 1 == Slots ? 0 : slot + 1;

    /// <summary>The bits of a slot of an ordered hash, given as its four words.</summary>
    public unsafe uint Key(ulong* words, int slot) => Extract(words, Start(slot), Width);

    /// <summary>The bits of the next slot that a mark of this one holds.</summary>
    public unsafe uint Check(ulong* words, int slot) => Extract(words, Start(Next(slot)), CheckBits);

    private static unsafe uint Extract(ulong* words, int start, int width)
    {
        var (word, shift) = (start >> 6, start & 63);
        var bits = words[word] >> shift;
        if (shift + width > 64) bits |= words[word + 1] << (64 - shift);
        return (uint)(bits & ((1UL << width) - 1));
    }
}
