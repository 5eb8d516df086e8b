using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// Sample descriptions (ISO/IEC 14496-12 clauses 8.5.2, 12.1.3, 12.2.3; QuickTime File Format).
/// </summary>
internal static class FormatReader
{
    private const int MostFormats = 32;
    private const int MostExtensions = 32;

    public static IReadOnlyList<SampleFormat> Read(
        ByteSource source, Box box, string? handler, DamageList damage)
    {
        var formats = new List<SampleFormat>();
        var bytes = BoxContent.Read(source, box);
        var fields = new Fields(bytes);
        fields.Skip(4);
        var count = fields.UInt32();
        for (var i = 0; i < Math.Min(count, MostFormats); i++)
        {
            var offset = box.Content + bytes.Length - fields.Rest.Length;
            var size = fields.UInt32();
            if (size < 8 || size - 4 > fields.Rest.Length)
            {
                BoxContent.Short(damage, box);
                break;
            }

            formats.Add(Of(fields.Take((int)size - 4), offset, handler));
        }

        return formats;
    }

    private static SampleFormat Of(ReadOnlySpan<byte> entry, long offset, string? handler)
    {
        var fields = new Fields(entry);
        var codec = fields.Name();

        // Reserved, and the index of the data reference.
        fields.Skip(8);
        return handler switch
        {
            "vide" => Picture(codec, offset, fields),
            "soun" => Sound(codec, offset, fields),
            _ => new SampleFormat(codec, offset, null, null, null, null, null, null, []),
        };
    }

    private static SampleFormat Picture(string codec, long offset, Fields fields)
    {
        fields.Skip(4);
        var vendor = fields.Name();
        fields.Skip(8);
        int width = fields.UInt16(), height = fields.UInt16();
        fields.Skip(14);
        var name = fields.Take(32);
        fields.Skip(4);
        var isNamed = name.Length == 32 && name[0] is > 0 and < 32;
        var compressor = isNamed ? Encoding.UTF8.GetString(name.Slice(1, name[0])).TrimEnd('\0') : "";
        return new SampleFormat(
            codec,
            offset,
            width,
            height,
            vendor.AsSpan().ContainsAnyExceptInRange(' ', '~') || vendor.Length == 0 ? null : vendor,
            compressor.Length == 0 ? null : compressor,
            null,
            null,
            Extensions(fields.Rest));
    }

    private static SampleFormat Sound(string codec, long offset, Fields fields)
    {
        int version = fields.UInt16();
        fields.Skip(6);
        int channels = fields.UInt16();
        fields.Skip(6);
        var rate = fields.UInt32() / 65536.0;

        // QuickTime's versions 1 and 2 have further fields; the second holds the true rate and channels.
        if (version == 1) fields.Skip(16);
        if (version == 2)
        {
            fields.Skip(4);
            rate = BitConverter.UInt64BitsToDouble(fields.UInt64());
            channels = (int)Math.Min(fields.UInt32(), ushort.MaxValue);
            fields.Skip(20);
        }

        double? told = double.IsFinite(rate) ? rate : null;
        var extensions = Extensions(fields.Rest);
        return new SampleFormat(codec, offset, null, null, null, null, channels, told, extensions);
    }

    private static List<string> Extensions(ReadOnlySpan<byte> rest)
    {
        var names = new List<string>();
        var fields = new Fields(rest);
        while (fields.Rest.Length >= 8 && names.Count < MostExtensions)
        {
            var size = fields.UInt32();
            var name = fields.Name();
            if (size < 8 || size - 8 > fields.Rest.Length) break;
            names.Add(name);
            fields.Skip((int)size - 8);
        }

        return names;
    }
}
