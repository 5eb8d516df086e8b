using System.Buffers.Binary;
using System.Text;
using Probative.Formats.Tests.Types;

namespace Probative.Formats.Tests.IsoBmff;

/// <summary>A film of three pictures with the boxes that the standard asks for.</summary>
internal static class FilmSample
{
    /// <summary>2022-03-01 12:00:00 UTC in seconds since 1904.</summary>
    public const uint Created = 3_728_980_800;

    public static byte[] Whole(params byte[][] inMovie)
    {
        var movie = Samples.Box("moov", [Header(), Track(), .. inMovie]);
        return Samples.Film("isom", movie);
    }

    public static byte[] Header() => Samples.Box(
        "mvhd", Numbers(0, Created, Created + 5, 600, 1800, 0x10000), new byte[72], Numbers(2));

    public static byte[] Track(byte[]? times = null) => Samples.Box(
        "trak",
        Samples.Box(
            "tkhd",
            Numbers(1, Created, 0, 7, 0, 1800), new byte[16],
            Numbers(0, 0x10000, 0, 0xFFFF0000, 0, 0, 0, 0, 0x40000000, 640 << 16, 360 << 16)),
        Samples.Box("edts", Samples.Box("elst", Numbers(0, 2, 300, 0xFFFFFFFF, 0x10000, 1500, 20, 0x10000))),
        Samples.Box(
            "mdia",
            Samples.Box("mdhd", Numbers(0, 0, 0, 30_000, 90_000), [0x55, 0xC4, 0, 0]),
            Samples.Box("hdlr", Numbers(0, 0), "vide"u8.ToArray(), new byte[12], "A handler\0"u8.ToArray()),
            Samples.Box("minf", Table(times ?? Samples.Box("stts", Numbers(0, 2, 2, 1000, 1, 3000))))));

    public static byte[] Numbers(params uint[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return bytes;
    }

    public static byte[] Data(string text) =>
        Samples.Box("data", Numbers(1, 0), Encoding.UTF8.GetBytes(text));

    private static byte[] Table(byte[] times) => Samples.Box(
        "stbl",
        Samples.Box("stsd", Numbers(0, 1), Format()),
        times,
        Samples.Box("stss", Numbers(0, 1, 1)),
        Samples.Box("stsc", Numbers(0, 1, 1, 3, 1)),
        Samples.Box("stsz", Numbers(0, 0, 3, 10, 30, 20)),
        Samples.Box("stco", Numbers(0, 1, 48)));

    private static byte[] Format()
    {
        var entry = new byte[78];
        "FFMP"u8.CopyTo(entry.AsSpan(12));
        BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(24), 640);
        BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(26), 360);
        entry[42] = 9;
        "Some coder"u8[..9].CopyTo(entry.AsSpan(43));
        return Samples.Box("avc1", entry, Samples.Box("avcC", [1, 2, 3]));
    }
}
