using System.Buffers.Binary;

namespace Probative.Formats.Bytes;

/// <summary>Numbers at an offset; each is false where the bytes end before it.</summary>
internal static class SourceNumbers
{
    public static bool TryUInt16Big(this ByteSource source, long offset, out ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        var isRead = source.TryRead(offset, bytes);
        value = isRead ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;
        return isRead;
    }

    public static bool TryUInt32Big(this ByteSource source, long offset, out uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        var isRead = source.TryRead(offset, bytes);
        value = isRead ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        return isRead;
    }

    public static bool TryUInt32Little(this ByteSource source, long offset, out uint value)
    {
        var isRead = source.TryUInt32Big(offset, out value);
        value = BinaryPrimitives.ReverseEndianness(value);
        return isRead;
    }

    public static bool TryUInt64Big(this ByteSource source, long offset, out ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        var isRead = source.TryRead(offset, bytes);
        value = isRead ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
        return isRead;
    }
}
