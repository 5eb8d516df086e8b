using System.IO.Compression;
using Probative.Formats.Bytes;

namespace Probative.Formats.Types;

/// <summary>A gzip file (RFC 1952), with a look at the first bytes of what it holds.</summary>
internal static class GzipType
{
    // Enough for the header of a tar archive or a web archive.
    private const int MostContent = 1024;

    public static TypeFinding? Read(Head head)
    {
        if (!head.Has(0, [0x1F, 0x8B, 0x08])) return null;
        var signature = new TypeEvidence(head.Start, "1F8B08");
        var content = Content(head.Bytes[..Math.Min(head.Bytes.Length, 16 * 1024)]);
        if (content.Length == 0) return new TypeFinding(OtherTypes.Gzip, head.Start, [signature]);
        var inner = new Head(new MemoryBytes(content), 0, content.Length);
        var told = SignatureTable.Read(inner) ?? ProgramType.Read(inner) ?? TextType.Read(inner);
        var name = told?.Type.Name ?? "bytes of no known type";
        var holds = new TypeEvidence(head.Start, $"unpacks to {name}");
        return new TypeFinding(OtherTypes.Gzip, head.Start, [signature, holds]);
    }

    private static byte[] Content(ReadOnlySpan<byte> packed)
    {
        var content = new byte[MostContent];
        var count = 0;
        try
        {
            using var stream = new MemoryStream(packed.ToArray());
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
            while (count < content.Length)
            {
                var read = unpacked.Read(content, count, content.Length - count);
                if (read == 0) break;
                count += read;
            }
        }
        catch (InvalidDataException)
        {
            // What unpacked before the fault is still what the file holds.
        }

        return content[..count];
    }
}
