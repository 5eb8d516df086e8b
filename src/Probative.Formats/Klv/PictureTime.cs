using System.Buffers.Binary;

namespace Probative.Formats.Klv;

/// <summary>
/// The time stamp that a picture itself carries in its user data (MISB ST 0604): in MPEG-2 and H.264 behind
/// the letters <c>MISPmicrosectime</c>, in H.265 behind one of two identifiers.
/// </summary>
/// <param name="Micros">Microseconds since 1970 (MISB ST 0603).</param>
/// <param name="Status">
/// The status byte: bit 7 not locked to its reference, bit 6 a discontinuity, bit 5 a backward one.
/// </param>
/// <param name="IsNano">Whether it was written in nanoseconds.</param>
/// <param name="At">The offset of the identifier in the bytes.</param>
public readonly record struct PictureTime(long Micros, byte Status, bool IsNano, int At)
{
    // Status, then eight bytes of time with a byte of ones after every two but the last.
    private const int FieldBytes = 12;

    /// <summary>Whether the clock says that it is not locked to its reference.</summary>
    public bool IsUnlocked => (Status & 0x80) != 0;

    /// <summary>Whether the status says that the time leaps here.</summary>
    public bool IsDiscontinuity => (Status & 0x40) != 0;

    private static ReadOnlySpan<byte> MicrosName => "MISPmicrosectime"u8;

    private static ReadOnlySpan<byte> HevcMicrosName =>
    [
        0xa8, 0x68, 0x7d, 0xd4, 0xd7, 0x59, 0x37, 0x58, 0xa5, 0xce, 0xf0, 0x33, 0x8b, 0x65, 0x45, 0xf1,
    ];

    private static ReadOnlySpan<byte> HevcNanosName =>
    [
        0xcf, 0x84, 0x82, 0x78, 0xee, 0x23, 0x30, 0x6c, 0x92, 0x65, 0xe8, 0xfe, 0xf2, 0x2f, 0xb8, 0xb8,
    ];

    /// <summary>
    /// Finds the first time stamp in the start of a picture, before its slices; null where there is none. The
    /// form lets no start code arise in it, so that the bytes need no unescaping.
    /// </summary>
    public static PictureTime? Find(ReadOnlySpan<byte> picture) =>
        Find(picture, MicrosName, isNano: false)
        ?? Find(picture, HevcMicrosName, isNano: false)
        ?? Find(picture, HevcNanosName, isNano: true);

    private static PictureTime? Find(ReadOnlySpan<byte> picture, ReadOnlySpan<byte> name, bool isNano)
    {
        var at = picture.IndexOf(name);
        if (at < 0 || picture.Length - at - name.Length < FieldBytes) return null;
        var field = picture.Slice(at + name.Length, FieldBytes);
        if (field[3] != 0xff || field[6] != 0xff || field[9] != 0xff) return null;
        var time = ((ulong)BinaryPrimitives.ReadUInt16BigEndian(field[1..]) << 48)
            | ((ulong)BinaryPrimitives.ReadUInt16BigEndian(field[4..]) << 32)
            | ((ulong)BinaryPrimitives.ReadUInt16BigEndian(field[7..]) << 16)
            | BinaryPrimitives.ReadUInt16BigEndian(field[10..]);
        if (isNano) time /= 1000;
        return time > long.MaxValue ? null : new PictureTime((long)time, field[0], isNano, at);
    }
}
