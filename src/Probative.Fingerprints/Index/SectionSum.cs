using System.Numerics;
using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index;

/// <summary>
/// Four CRC-32C (RFC 3720, appendix B.4), each over every fourth 64-bit word, and the length: it finds what a
/// disk does to bytes, not what a person does on purpose. Words of a last one that is not whole are zeroes.
/// </summary>
internal struct SectionSum
{
    /// <summary>What a sum takes in a file.</summary>
    public const int SizeBytes = 16;

    /// <summary>Every part but the last is a multiple of it.</summary>
    public const int StrideBytes = 32;

    private uint _a = ~0u;
    private uint _b = ~0u;
    private uint _c = ~0u;
    private uint _d = ~0u;
    private long _length;

    public SectionSum()
    {
    }

    /// <summary>The sum of bytes that lie together.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        var sum = new SectionSum();
        sum.Add(bytes);
        return sum.Value;
    }

    /// <summary>What was added but for its last part MUST have been a multiple of 32 bytes long.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_length % StrideBytes != 0) throw new InvalidOperationException("Only the last part may be odd.");
        _length += bytes.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes[..(bytes.Length / StrideBytes * StrideBytes)]);
        var (a, b, c, d) = (_a, _b, _c, _d);
        for (var i = 0; i + 3 < words.Length; i += 4)
        {
            a = BitOperations.Crc32C(a, words[i]);
            b = BitOperations.Crc32C(b, words[i + 1]);
            c = BitOperations.Crc32C(c, words[i + 2]);
            d = BitOperations.Crc32C(d, words[i + 3]);
        }

        (_a, _b, _c, _d) = (a, b, c, d);
        var rest = bytes[(words.Length * sizeof(ulong))..];
        if (rest.IsEmpty) return;
        Span<ulong> last = stackalloc ulong[4];
        last.Clear();
        rest.CopyTo(MemoryMarshal.AsBytes(last));
        _a = BitOperations.Crc32C(_a, last[0]);
        _b = BitOperations.Crc32C(_b, last[1]);
        _c = BitOperations.Crc32C(_c, last[2]);
        _d = BitOperations.Crc32C(_d, last[3]);
    }

    public readonly UInt128 Value => new(
        ((ulong)BitOperations.Crc32C(_d, (ulong)_length) << 32) | BitOperations.Crc32C(_c, (ulong)_length),
        ((ulong)BitOperations.Crc32C(_b, (ulong)_length) << 32) | BitOperations.Crc32C(_a, (ulong)_length));
}
