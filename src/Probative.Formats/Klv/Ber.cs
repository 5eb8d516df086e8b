namespace Probative.Formats.Klv;

/// <summary>The two ways in which SMPTE 336 writes numbers of changing length.</summary>
public static class Ber
{
    // Four bytes hold 28 bits, more than any tag that is registered.
    private const int TagBytesMost = 4;

    /// <summary>
    /// Reads a length (SMPTE 336, 5.3): one byte below 128, or the number of bytes that hold it. The form
    /// without a length is not allowed there and not read.
    /// </summary>
    /// <param name="bytes">From the length on.</param>
    /// <param name="length">The length; it may be beyond the bytes.</param>
    /// <param name="used">How many bytes it takes.</param>
    public static bool TryReadLength(ReadOnlySpan<byte> bytes, out long length, out int used)
    {
        length = 0;
        used = 0;
        if (bytes.IsEmpty) return false;
        if (bytes[0] < 0x80)
        {
            length = bytes[0];
            used = 1;
            return true;
        }

        var count = bytes[0] & 0x7f;
        if (count is 0 or > 8 || bytes.Length < 1 + count) return false;
        var value = 0UL;
        foreach (var one in bytes.Slice(1, count)) value = (value << 8) | one;

        // Half the range, so that offsets can be added to it.
        if (value > long.MaxValue / 2) return false;
        length = (long)value;
        used = 1 + count;
        return true;
    }

    /// <summary>
    /// Reads a number as an object identifier writes it (BER-OID): seven bits a byte, the high bit says that
    /// more follow. At most four bytes.
    /// </summary>
    public static bool TryReadOid(ReadOnlySpan<byte> bytes, out int value, out int used)
    {
        value = 0;
        used = 0;
        while (used < TagBytesMost && used < bytes.Length)
        {
            var one = bytes[used++];
            value = (value << 7) | (one & 0x7f);
            if (one < 0x80) return true;
        }

        return false;
    }
}
