namespace Probative.Formats.TransportStream;

/// <summary>The start of a PES packet (ISO/IEC 13818-1, 2.4.3.6 and 2.4.3.7).</summary>
internal readonly record struct PesHeader(
    byte StreamId, int StatedBytes, int ContentAt, long? Pts, long? Dts, bool IsWhole)
{
    public const int LongestBytes = 9 + 255;

    /// <summary>Whether bytes begin with the three bytes of a start code.</summary>
    public static bool IsLike(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 6 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 1;

    /// <summary>
    /// Reads a header. Streams that have no optional fields (padding, program maps, ECM and the like) begin
    /// their content after the length.
    /// </summary>
    public static PesHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (!IsLike(bytes)) return null;
        var id = bytes[3];
        var length = (bytes[4] << 8) | bytes[5];
        if (id is 0xbc or 0xbe or 0xbf or (>= 0xf0 and <= 0xf2) or 0xf8 or 0xff)
            return new PesHeader(id, length, 6, null, null, true);
        if (bytes.Length < 9 || (bytes[6] & 0xc0) != 0x80)
            return new PesHeader(id, length, 6, null, null, false);
        var contentAt = 9 + bytes[8];
        var flags = bytes[7] >> 6;
        var room = Math.Min(bytes.Length, contentAt);
        var pts = (flags & 2) != 0 && room >= 14 ? Time(bytes[9..14]) : null;
        var dts = flags == 3 && room >= 19 ? Time(bytes[14..19]) : null;
        var whole = (flags & 2) == 0 || (pts is not null && (flags != 3 || dts is not null));
        return new PesHeader(id, length, contentAt, pts, dts, whole && contentAt <= bytes.Length);
    }

    /// <summary>
    /// 33 bits in three groups, each ended by a marker bit of 1; null where a marker is not.
    /// </summary>
    private static long? Time(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 1) == 0 || (field[2] & 1) == 0 || (field[4] & 1) == 0) return null;
        return ((long)(field[0] & 0x0e) << 29) | ((long)field[1] << 22) | ((long)(field[2] & 0xfe) << 14)
            | ((long)field[3] << 7) | ((long)field[4] >> 1);
    }
}
