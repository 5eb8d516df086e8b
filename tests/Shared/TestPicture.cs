using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Probative.Tests.Shared;

/// <summary>A small picture that shows nothing: two soft waves of grey.</summary>
internal static class TestPicture
{
    private const int Side = 64;

    /// <param name="level">The same pixels in other bytes.</param>
    public static byte[] Png(CompressionLevel level = CompressionLevel.Optimal)
    {
        var rows = new byte[Side * (Side + 1)];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var wave = Math.Sin(x * 0.21) * Math.Cos(y * 0.13) + Math.Sin((x + 2 * y) * 0.05);
                rows[y * (Side + 1) + 1 + x] = (byte)(127 + 60 * wave);
            }
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, level, leaveOpen: true)) zip.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8;
        return
        [
            0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
            .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        var sum = Crc(chunk.AsSpan(4, 4 + data.Length));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), sum);
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xffff_ffffu;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xedb8_8320u);
        }

        return ~sum;
    }
}
