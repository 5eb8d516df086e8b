using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Probative.Samples;

/// <summary>
/// Writes black PNG pictures of one bit a pixel (ISO/IEC 15948) that no encoder would be asked for.
/// </summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static byte[] Black(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;

        // Each row is a filter byte and its pixels, all of them zero.
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var n = 0; n < height; n++) zlib.Write(row);
        }

        return
        [
            .. Signature, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(type), .. content];
        var made = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(made, content.Length);
        covered.CopyTo(made.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(made.AsSpan(made.Length - 4), Crc32(covered));
        return made;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
