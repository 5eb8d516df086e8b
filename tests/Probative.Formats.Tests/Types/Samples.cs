using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Probative.Formats.Tests.Types;

/// <summary>Small files of many types, as their specifications ask for them.</summary>
internal static class Samples
{
    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4, 5, 0xFF, 0xD9,
    ];

    public static byte[] Png(params byte[][] further)
    {
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
        return [.. start, .. Chunk("IHDR", header), .. further.SelectMany(c => c), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        return [.. Big((uint)content.Length), .. body, .. Big(Sum(body))];
    }

    public static byte[] Gif(string comment = "a note") =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        0x21, 0xFE, (byte)comment.Length, .. Encoding.ASCII.GetBytes(comment), 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    public static byte[] Wave(int samples = 8)
    {
        byte[] format = [1, 0, 1, 0, .. Little(8000), .. Little(8000), 1, 0, 8, 0];
        byte[] data = [.. "data"u8, .. Little((uint)samples), .. new byte[samples]];
        byte[] body = [.. "WAVEfmt "u8, .. Little(16), .. format, .. data];
        return [.. "RIFF"u8, .. Little((uint)body.Length), .. body];
    }

    public static byte[] Box(string name, params byte[][] content)
    {
        byte[] body = [.. content.SelectMany(part => part)];
        return [.. Big((uint)body.Length + 8), .. Encoding.Latin1.GetBytes(name), .. body];
    }

    public static byte[] Film(string brand, params byte[][] further) =>
    [
        .. Box("ftyp", Encoding.ASCII.GetBytes(brand), [0, 0, 2, 0], Encoding.ASCII.GetBytes(brand)),
        .. further.SelectMany(box => box),
        .. Box("mdat", [1, 2, 3, 4]),
    ];

    public static byte[] Ebml(string type)
    {
        var name = Encoding.ASCII.GetBytes(type);
        byte[] header = [0x42, 0x86, 0x81, 1, 0x42, 0x82, (byte)(0x80 | name.Length), .. name];
        byte[] info = [0x15, 0x49, 0xA9, 0x66, 0x80];
        return
        [
            0x1A, 0x45, 0xDF, 0xA3, (byte)(0x80 | header.Length), .. header,
            0x18, 0x53, 0x80, 0x67, (byte)(0x80 | info.Length), .. info,
        ];
    }

    public static byte[] Packets(int size, int count)
    {
        var bytes = new byte[size * count];
        for (var i = 0; i < count; i++) bytes[(i * size) + (size == 192 ? 4 : 0)] = 0x47;
        return bytes;
    }

    public static byte[] Mp3(int frames)
    {
        // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
        var bytes = new byte[417 * frames];
        for (var i = 0; i < frames; i++) new byte[] { 0xFF, 0xFB, 0x90, 0x00 }.CopyTo(bytes, i * 417);
        return bytes;
    }

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(content);
        }

        return stream.ToArray();
    }

    public static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Little(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    // Bit by bit, as annex D of the PNG specification defines it.
    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
