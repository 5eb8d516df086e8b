using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// TIFF 6.0 section 2, and BigTIFF: directories of fields, each with a tag, a type, a count and the value or
/// its offset. Credentials are the field 52545 of bytes, XMP is 700.
/// </summary>
internal sealed class TiffCarrier
{
    private const ushort CredentialsTag = 52545;
    private const ushort XmpTag = 700;
    private const int PagesMost = 1000;
    private const int FieldsMost = 500_000;

    private readonly ByteSource _source;
    private readonly bool _isLittle;
    private readonly bool _isBig;
    private long _fields;

    private TiffCarrier(ByteSource source, ReadOnlySpan<byte> head)
    {
        _source = source;
        _isLittle = head[0] == (byte)'I';
        _isBig = head[_isLittle ? 2 : 3] == 43;
    }

    public static bool IsStart(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)
        || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    public static void Find(ByteSource source, CarrierFind find)
    {
        Span<byte> head = stackalloc byte[16];
        if (source.Read(0, head) < 16) return;
        var reader = new TiffCarrier(source, head);
        var next = reader._isBig ? reader.Number(head[8..16]) : reader.Number(head[4..8]);
        var seen = new HashSet<long>();
        while (next is > 0 && seen.Count < PagesMost && seen.Add(next.Value))
            next = reader.Directory(next.Value, find);
    }

    /// <summary>Reads one directory; gives the offset of the next, or null where it cannot be read.</summary>
    private long? Directory(long at, CarrierFind find)
    {
        Span<byte> entry = stackalloc byte[20];
        var (countBytes, entryBytes) = _isBig ? (8, 20) : (2, 12);
        if (!_source.TryRead(at, entry[..countBytes]) || Number(entry[..countBytes]) is not { } count
            || count > (_source.Length - at) / entryBytes || (_fields += count) > FieldsMost)
        {
            find.Add(CredentialCodes.Carrier, at, "A directory lies outside of the file.");
            return null;
        }

        at += countBytes;
        for (long i = 0; i < count; i++, at += entryBytes)
        {
            var field = entry[..entryBytes];
            if (!_source.TryRead(at, field)) return null;
            if (Number(field[..2]) is CredentialsTag or XmpTag) Take(field, at, find);
        }

        var link = entry[..(_isBig ? 8 : 4)];
        return _source.TryRead(at, link) ? Number(link) : null;
    }

    private void Take(ReadOnlySpan<byte> field, long at, CarrierFind find)
    {
        var size = _isBig ? 8 : 4;
        if (Number(field.Slice(4, size)) is not { } count) return;
        if (Number(field.Slice(4 + size, size)) is not { } offset) return;
        if (count <= size) offset = at + 4 + size;
        if (offset > _source.Length || count > _source.Length - offset)
        {
            find.Add(CredentialCodes.Carrier, at, "A field lies outside of the file.");
            return;
        }

        if (Number(field[..2]) == XmpTag) find.TakeXmp(_source, new(offset, count));
        else find.Take(_source, new(offset, count), new(offset, count));
    }

    private long? Number(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var i = 0; i < bytes.Length; i++)
            number = (number << 8) | bytes[_isLittle ? bytes.Length - 1 - i : i];
        return number <= long.MaxValue ? (long)number : null;
    }
}
