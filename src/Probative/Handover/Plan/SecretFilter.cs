using System.Numerics;

namespace Probative.Handover.Plan;

/// <summary>
/// One bit for each of many hash values, so that a scanner asks the dictionaries for one byte in a hundred
/// and not for every byte. It may say yes wrongly, never no.
/// </summary>
internal sealed class SecretFilter
{
    // 2^27 bits are 16 MiB: beyond that a miss in the cache costs more than a question to the dictionary.
    private const int LogBitsMin = 16;
    private const int LogBitsMax = 27;

    private readonly ulong[] _bits;
    private readonly int _shift;

    public SecretFilter(IReadOnlyCollection<ulong> values)
    {
        var logBits = Math.Clamp(BitOperations.Log2((uint)values.Count + 1) + 6, LogBitsMin, LogBitsMax);
        _bits = new ulong[1 << (logBits - 6)];
        _shift = 64 - logBits;
        foreach (var value in values)
        {
            var bit = Place(value);
            _bits[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    public bool MayHold(ulong value)
    {
        var bit = Place(value);
        return (_bits[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
    }

    /// <summary>The high bits of a product with 2^64 divided by the golden ratio: they depend on every
    /// bit.</summary>
    private ulong Place(ulong value) => unchecked(value * 0x9E37_79B9_7F4A_7C15UL) >> _shift;
}
