using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Probative.Formats.Credentials;

namespace Probative.Formats.Tests.Credentials;

/// <summary>Small files of each kind with a manifest store in them.</summary>
internal static class SampleCarrier
{
    /// <summary>The file, and the run of bytes that a hash over it leaves out.</summary>
    public static (byte[] File, ByteRange Frame) Embed(CredentialCarrier kind, byte[] store) => kind switch
    {
        CredentialCarrier.Jpeg => Join(
            [0xff, 0xd8, .. Segment(0xe0, "JFIF\0....")], App11(store), JpegRest()),
        CredentialCarrier.Png => Join(
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", new byte[13])],
            Chunk("caBX", store),
            [.. Chunk("IDAT", Noise(300)), .. Chunk("IEND", [])]),
        CredentialCarrier.Bmff => Join(
            SampleManifest.Box("ftyp", "isom"u8.ToArray()),
            SampleManifest.Box("uuid", [.. Uuid, 0, 0, 0, 0, .. "manifest\0"u8, .. new byte[8], .. store]),
            [
                .. SampleManifest.Box("moov", SampleManifest.Box("mvhd", Noise(40))),
                .. SampleManifest.Box("mdat", Noise(500)),
            ]),
        CredentialCarrier.Riff => Join(
            [.. "RIFF\0\0\0\0WAVE"u8, .. Little("fmt ", new byte[16]), .. Little("data", Noise(301))],
            Little("C2PA", store),
            []),
        CredentialCarrier.Tiff => Tiff(store),
        CredentialCarrier.Gif => Join(
            [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, .. new byte[6]], GifExtension(store), GifRest()),
        CredentialCarrier.Mp3 => Mp3(store),
        CredentialCarrier.Svg => Join(
            Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg><metadata><c2pa:manifest>"),
            Encoding.UTF8.GetBytes(Convert.ToBase64String(store)),
            Encoding.UTF8.GetBytes("</c2pa:manifest></metadata><circle r=\"4\"/></svg>")),
        CredentialCarrier.Pdf => Join(
            Encoding.UTF8.GetBytes("%PDF-1.7\n1 0 obj <</Type /EmbeddedFile>> stream\n"),
            store,
            Encoding.UTF8.GetBytes("\nendstream endobj\n%%EOF")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static byte[] Uuid { get; } = Convert.FromHexString("d8fec3d61b0e483c92975828877ec481");

    /// <summary>
    /// A file whose manifest is bound to its bytes by a hash with one exclusion. The numbers in the manifest
    /// decide how long it is, so that it is made until they no longer change.
    /// </summary>
    public static byte[] Bound(CredentialCarrier carrier, Func<byte[], byte[]> storeWith)
    {
        var (range, hash) = (new ByteRange(0, 0), new byte[32]);
        for (var round = 0; round < 10; round++)
        {
            var (file, frame) = Embed(carrier, storeWith(DataHash(range, hash)));
            var computed = SHA256.HashData(
                [.. file.AsSpan(0, (int)frame.Offset), .. file.AsSpan((int)frame.End)]);
            if (frame == range && computed.AsSpan().SequenceEqual(hash)) return file;
            (range, hash) = (frame, computed);
        }

        throw new InvalidOperationException("The numbers do not settle.");
    }

    private static byte[] DataHash(ByteRange range, byte[] hash) => SampleCbor.Of(SampleCbor.Map(
        ("exclusions", new[] { SampleCbor.Map(("start", range.Offset), ("length", range.LengthBytes)) }),
        ("alg", "sha256"),
        ("hash", hash),
        ("pad", new byte[4])));

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)((i * 37) % 251);
        return bytes;
    }

    private static (byte[] File, ByteRange Frame) Join(byte[] before, byte[] frame, byte[] after) =>
        ([.. before, .. frame, .. after], new ByteRange(before.Length, frame.Length));

    private static byte[] Segment(byte marker, string text)
    {
        var content = Encoding.Latin1.GetBytes(text);
        return [0xff, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
    }

    private static byte[] JpegRest() =>
    [
        .. Segment(0xdb, "tables"), .. Segment(0xda, "scan"),
        .. Noise(100).Select(one => one == 0xff ? (byte)0 : one), 0xff, 0, 0xff, 0xd0, 5, 0xff, 0xd9,
    ];

    /// <summary>Pieces of 700 bytes, so that there are several.</summary>
    private static byte[] App11(byte[] store)
    {
        var bytes = new List<byte>();
        var number = 1;
        foreach (var piece in store.AsSpan(8).ToArray().Chunk(700))
        {
            byte[] content = [.. "JP"u8, 2, 11, 0, 0, 0, (byte)number++, .. store.AsSpan(0, 8), .. piece];
            var length = content.Length + 2;
            bytes.AddRange([0xff, 0xeb, (byte)(length >> 8), (byte)length, .. content]);
        }

        return [.. bytes];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = [.. SampleManifest.Box(type, content), 1, 2, 3, 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        return chunk;
    }

    private static byte[] Little(string type, byte[] content)
    {
        var chunk = new byte[8 + content.Length + (content.Length & 1)];
        Encoding.ASCII.GetBytes(type, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk.AsSpan(8));
        return chunk;
    }

    private static (byte[] File, ByteRange Frame) Tiff(byte[] store)
    {
        var head = new byte[8 + 2 + 12 + 4 + 20];
        "II*\0"u8.CopyTo(head);
        head[4] = 8;
        head[8] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), 52545);
        head[12] = 7;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(14), store.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(18), head.Length);
        return Join(head, store, Noise(50));
    }

    private static byte[] GifExtension(byte[] store) =>
    [
        0x21, 0xff, 11, .. "C2PA_GIF"u8, 1, 0, 0,
        .. store.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0,
    ];

    private static byte[] GifRest() => [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b];

    private static (byte[] File, ByteRange Frame) Mp3(byte[] store)
    {
        byte[] content = [0, .. "application/x-c2pa-manifest-store\0c2pa\0c2pa\0"u8, .. store];
        byte[] frame = [.. "GEOB"u8, .. Safe(content.Length), 0, 0, .. content];
        byte[] title = [.. "TIT2"u8, .. Safe(5), 0, 0, 0, .. "Salt"u8];
        byte[] head = [.. "ID3"u8, 4, 0, 0, .. Safe(title.Length + frame.Length)];
        return Join([.. head, .. title], frame, [0xff, 0xfb, .. Noise(200)]);
    }

    private static byte[] Safe(int number) =>
        [.. Enumerable.Range(0, 4).Select(place => (byte)((number >> (21 - (7 * place))) & 0x7f))];
}
