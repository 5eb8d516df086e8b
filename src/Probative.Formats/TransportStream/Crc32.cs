namespace Probative.Formats.TransportStream;

/// <summary>
/// The CRC of sections: polynomial 0x04C11DB7, the high bit first, begun with ones (ISO/IEC 13818-1, annex
/// A). Over a section together with its CRC it is zero.
/// </summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes) crc = (crc << 8) ^ Table[(crc >> 24) ^ one];
        return crc;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++) value = (value << 1) ^ ((value >> 31) * 0x04c1_1db7);
            table[i] = value;
        }

        return table;
    }
}
