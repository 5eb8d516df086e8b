using System.Buffers.Binary;

namespace Probative.Formats.Containers;

/// <summary>
/// The fixed fields of a central directory header, with ZIP64 sizes put in (APPNOTE 4.3.12, 4.5.3).
/// </summary>
internal ref struct ZipHeader
{
    private const int UnixLinkType = 0xA000;
    private readonly ushort _flags;
    private readonly bool _madeOnUnix;
    private readonly uint _attributes;

    public ZipHeader(ReadOnlySpan<byte> header)
    {
        _madeOnUnix = header[5] == 3;
        _flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        Method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        Crc = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        PackedBytes = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        Bytes = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        _attributes = BinaryPrimitives.ReadUInt32LittleEndian(header[38..]);
        HeaderOffset = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
    }

    public ushort Method { get; }

    public uint Crc { get; }

    public ulong PackedBytes { get; private set; }

    public ulong Bytes { get; private set; }

    public ulong HeaderOffset { get; private set; }

    // Bit 0: encrypted; bit 6: strongly; bit 13: the directory itself is masked (APPNOTE 4.4.4).
    public readonly bool IsEncrypted => (_flags & 0b0010_0000_0100_0001) != 0;

    public readonly bool IsLink => _madeOnUnix && (_attributes >> 16 & 0xF000) == UnixLinkType;

    /// <summary>Reads the extra fields; false when they are broken or give the entry a second name.</summary>
    public bool TryApplyExtra(ReadOnlySpan<byte> extra)
    {
        var needs64 = Bytes == uint.MaxValue || PackedBytes == uint.MaxValue || HeaderOffset == uint.MaxValue;
        while (extra.Length >= 4)
        {
            ushort id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4) return false;
            if (id == 0x0001 && needs64)
            {
                if (!TryApply64(extra.Slice(4, length))) return false;
                needs64 = false;
            }

            // Info-ZIP's Unicode path: some programs would unpack under that name and not under the first.
            if (id == 0x7075) return false;
            extra = extra[(4 + length)..];
        }

        return !needs64;
    }

    public readonly ZipEntry ToEntry(string path, byte[] name) =>
        new(path, name, Method == 8, Crc, (long)PackedBytes, (long)Bytes, (long)HeaderOffset);

    private bool TryApply64(ReadOnlySpan<byte> field)
    {
        if (Bytes == uint.MaxValue)
        {
            if (!TryTake(ref field, out ulong value)) return false;
            Bytes = value;
        }

        if (PackedBytes == uint.MaxValue)
        {
            if (!TryTake(ref field, out ulong value)) return false;
            PackedBytes = value;
        }

        if (HeaderOffset == uint.MaxValue)
        {
            if (!TryTake(ref field, out ulong value)) return false;
            HeaderOffset = value;
        }

        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> field, out ulong value)
    {
        value = 0;
        if (field.Length < 8) return false;
        value = BinaryPrimitives.ReadUInt64LittleEndian(field);
        field = field[8..];
        return true;
    }
}
