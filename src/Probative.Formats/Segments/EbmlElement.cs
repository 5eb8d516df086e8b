using System.Numerics;
using Probative.Formats.Bytes;

namespace Probative.Formats.Segments;

/// <summary>The head of one EBML element (RFC 8794 sections 4 to 6).</summary>
/// <param name="Id">The identifier with its length marker.</param>
/// <param name="Content">The offset of its content.</param>
/// <param name="End">The offset behind it; null where the element states that its size is not known.</param>
internal readonly record struct EbmlElement(uint Id, long Content, long? End)
{
    public static bool TryRead(ByteSource source, long offset, out EbmlElement element)
    {
        element = default;
        Span<byte> head = stackalloc byte[12];
        head = head[..source.Read(offset, head)];
        if (head.IsEmpty) return false;
        var idBytes = BitOperations.LeadingZeroCount(head[0]) - 23;
        if (idBytes > 4 || head.Length < idBytes + 1) return false;
        uint id = 0;
        for (var i = 0; i < idBytes; i++) id = (id << 8) | head[i];
        var sizeHead = head[idBytes..];
        var sizeBytes = BitOperations.LeadingZeroCount(sizeHead[0]) - 23;
        if (sizeBytes > 8 || sizeHead.Length < sizeBytes) return false;
        long size = sizeHead[0] & ((1 << (8 - sizeBytes)) - 1);
        for (var i = 1; i < sizeBytes; i++) size = (size << 8) | sizeHead[i];
        var content = offset + idBytes + sizeBytes;

        // Section 6.2: all ones means that the size is not known.
        var isUnknown = size == (1L << (7 * sizeBytes)) - 1;
        if (!isUnknown && size > long.MaxValue - content) return false;
        element = new EbmlElement(id, content, isUnknown ? null : content + size);
        return true;
    }
}
