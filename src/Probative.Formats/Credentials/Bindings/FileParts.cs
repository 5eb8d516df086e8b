using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// The parts of JPEG and PNG files under the names that <c>c2pa.hash.boxes</c> has for them (C2PA 2.2 section
/// 18.7.2). The segments of the manifest store are one part.
/// </summary>
internal static class FileParts
{
    private const int PartsMost = 100_000;
    private const byte StartOfScan = 0xda;
    private const byte EndOfImage = 0xd9;

    public static bool Knows(CredentialCarrier carrier) =>
        carrier is CredentialCarrier.Jpeg or CredentialCarrier.Png;

    /// <summary>Null for files with too many parts or a broken one, and for those of another kind.</summary>
    public static List<FilePart>? Of(ByteSource source, CarrierFind find) => find.Carrier switch
    {
        CredentialCarrier.Jpeg => Jpeg(source, find),
        CredentialCarrier.Png => Png(source),
        _ => null,
    };

    private static List<FilePart>? Jpeg(ByteSource source, CarrierFind find)
    {
        var parts = new List<FilePart> { new("SOI", 0) };
        var store = find.Ranges.Select(range => range.Offset).ToHashSet();
        long at = 2;
        Span<byte> head = stackalloc byte[4];
        while (parts.Count < PartsMost)
        {
            if (!source.TryRead(at, head[..2]) || head[0] != 0xff) return null;
            var marker = head[1];
            if (store.Contains(at))
            {
                if (parts[^1].Name != "C2PA") parts.Add(new("C2PA", at));
            }
            else
            {
                parts.Add(new(Name(marker), at));
            }

            if (marker == EndOfImage) return parts;
            if (!source.TryRead(at, head)) return null;
            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(head[2..]));
            if (marker == StartOfScan) at = AfterScan(source, at);
        }

        return null;
    }

    private static string Name(byte marker) => marker switch
    {
        0xc4 => "DHT",
        0xc8 => "JPG",
        0xcc => "DAC",
        >= 0xc0 and <= 0xcf => Numbered("SOF", marker - 0xc0),
        EndOfImage => "EOI",
        StartOfScan => "SOS",
        0xdb => "DQT",
        0xdc => "DNL",
        0xdd => "DRI",
        0xde => "DHP",
        0xdf => "EXP",
        >= 0xe0 and <= 0xef => Numbered("APP", marker - 0xe0),
        0xfe => "COM",
        _ => marker.ToString("X2", CultureInfo.InvariantCulture),
    };

    private static string Numbered(string name, int number) =>
        name + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The offset of the next marker: in the data of a scan a byte FF stands before a zero, or before the
    /// numbers of restarts.
    /// </summary>
    private static long AfterScan(ByteSource source, long at)
    {
        var window = new byte[64 * 1024];
        while (true)
        {
            var bytes = window.AsSpan(0, source.Read(at, window));
            if (bytes.Length < 2) return at;
            var i = 0;
            while (bytes[i..].IndexOf((byte)0xff) is var found and >= 0 && i + found + 1 < bytes.Length)
            {
                i += found;
                if (bytes[i + 1] is not (0x00 or 0xff or (>= 0xd0 and <= 0xd7))) return at + i;
                i++;
            }

            at += bytes[^1] == 0xff ? bytes.Length - 1 : bytes.Length;
        }
    }

    private static List<FilePart>? Png(ByteSource source)
    {
        var parts = new List<FilePart> { new("PNGh", 0) };
        long at = PngCarrier.Signature.Length;
        Span<byte> head = stackalloc byte[8];
        while (parts.Count < PartsMost && at < source.Length)
        {
            if (!source.TryRead(at, head)) return null;
            var type = Encoding.Latin1.GetString(head[4..]);
            parts.Add(new(type == "caBX" ? "C2PA" : type, at));
            if (type == "IEND") return parts;
            at += BinaryPrimitives.ReadUInt32BigEndian(head) + 12L;
        }

        return null;
    }
}
