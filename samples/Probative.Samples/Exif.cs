using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Probative.Samples;

/// <summary>
/// Writes what a camera tells of a photograph (Exif 2.32 in TIFF 6.0, big-endian) and puts it into a JPEG.
/// </summary>
internal sealed class Exif
{
    private const int HeaderSize = 8;

    private readonly SortedDictionary<ushort, Field> _image = [];
    private readonly SortedDictionary<ushort, Field> _photo = [];
    private readonly SortedDictionary<ushort, Field> _place = [];

    public Exif()
    {
        // What Exif asks of every file: resolutions, versions, the order of colours.
        AddResolution(_image);
        Add(_image, 0x0213, 1);
        _photo[0x9000] = new Field(7, 4, [.. "0232"u8]);
        _photo[0x9101] = new Field(7, 4, [1, 2, 3, 0]);
        _photo[0xA000] = new Field(7, 4, [.. "0100"u8]);
        Add(_photo, 0xA001, 1);
    }

    public byte[]? Thumbnail { get; set; }

    public Exif Image(ushort tag, string text) => Add(_image, tag, text);

    public Exif Image(ushort tag, ushort value) => Add(_image, tag, value);

    public Exif Photo(ushort tag, string text) => Add(_photo, tag, text);

    public Exif Photo(ushort tag, ushort value) => Add(_photo, tag, value);

    public Exif Photo(ushort tag, params (uint Over, uint Under)[] fractions) => Add(_photo, tag, fractions);

    /// <summary>Position, and the time and direction that a receiver tells with it.</summary>
    public Exif Place(double latitude, double longitude, double metres, DateTime utc, double heading)
    {
        _place[0] = new Field(1, 4, [2, 3, 0, 0]);
        Add(_place, 1, latitude < 0 ? "S" : "N");
        Add(_place, 2, Degrees(latitude));
        Add(_place, 3, longitude < 0 ? "W" : "E");
        Add(_place, 4, Degrees(longitude));
        _place[5] = new Field(1, 1, [0]);
        Add(_place, 6, ((uint)Math.Round(metres * 10), 10));
        Add(_place, 7, ((uint)utc.Hour, 1), ((uint)utc.Minute, 1), ((uint)utc.Second, 1));
        Add(_place, 16, "T");
        Add(_place, 17, ((uint)Math.Round(heading * 100), 100));
        Add(_place, 29, utc.ToString("yyyy':'MM':'dd", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>The JPEG with these fields, and with an XMP packet where one is given, in front.</summary>
    public byte[] PutInto(ReadOnlySpan<byte> jpeg, string? xmp = null)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. ToTiff()];
        using var made = new MemoryStream();
        made.Write(jpeg[..2]);
        WriteSegment(made, exif);
        if (xmp is not null)
        {
            WriteSegment(made, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(xmp)]);
        }

        // Cameras write no JFIF segment: the one of the encoder is left out.
        var isJfif = jpeg[3] == 0xE0;
        made.Write(jpeg[(isJfif ? 4 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[4..]) : 2)..]);
        return made.ToArray();
    }

    private static void WriteSegment(MemoryStream made, ReadOnlySpan<byte> content)
    {
        made.Write([0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        made.Write(content);
    }

    private byte[] ToTiff()
    {
        // The directories lie one behind the other, each with its values, so that their places are known
        // early.
        _image[0x8769] = Long(0);
        if (_place.Count > 0) _image[0x8825] = Long(0);
        var photoAt = HeaderSize + SizeOf(_image);
        var placeAt = photoAt + SizeOf(_photo);
        var thumbnailAt = placeAt + (_place.Count > 0 ? SizeOf(_place) : 0);
        _image[0x8769] = Long(photoAt);
        if (_place.Count > 0) _image[0x8825] = Long(placeAt);

        using var made = new MemoryStream();
        made.Write([(byte)'M', (byte)'M', 0, 42, 0, 0, 0, HeaderSize]);
        Write(made, _image, Thumbnail is null ? 0 : thumbnailAt);
        Write(made, _photo, 0);
        if (_place.Count > 0) Write(made, _place, 0);
        if (Thumbnail is { } thumbnail)
        {
            var fields = new SortedDictionary<ushort, Field>
            {
                [0x0103] = new(3, 1, [0, 6]),
                [0x0201] = Long(0),
                [0x0202] = Long(thumbnail.Length),
            };
            AddResolution(fields);
            fields[0x0201] = Long(thumbnailAt + SizeOf(fields));
            Write(made, fields, 0);
            made.Write(thumbnail);
        }

        return made.ToArray();
    }

    private static int SizeOf(SortedDictionary<ushort, Field> fields) =>
        6 + (12 * fields.Count) + fields.Values.Sum(field => field.SizeBeside);

    private static void Write(MemoryStream made, SortedDictionary<ushort, Field> fields, int next)
    {
        var beside = (int)made.Position + 6 + (12 * fields.Count);
        var entries = new byte[6 + (12 * fields.Count)];
        var values = new List<byte>();
        BinaryPrimitives.WriteUInt16BigEndian(entries, (ushort)fields.Count);
        var at = 2;
        foreach (var (tag, field) in fields)
        {
            BinaryPrimitives.WriteUInt16BigEndian(entries.AsSpan(at), tag);
            BinaryPrimitives.WriteUInt16BigEndian(entries.AsSpan(at + 2), field.Type);
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan(at + 4), field.Count);
            if (field.SizeBeside == 0)
            {
                field.Value.CopyTo(entries.AsSpan(at + 8));
            }
            else
            {
                BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan(at + 8), beside + values.Count);
                values.AddRange(field.Value);
                if (field.Value.Length % 2 != 0) values.Add(0);
            }

            at += 12;
        }

        BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan(at), next);
        made.Write(entries);
        made.Write([.. values]);
    }

    private void AddResolution(SortedDictionary<ushort, Field> fields)
    {
        Add(fields, 0x011A, (72, 1));
        Add(fields, 0x011B, (72, 1));
        Add(fields, 0x0128, 2);
    }

    private Exif Add(SortedDictionary<ushort, Field> fields, ushort tag, string text)
    {
        byte[] value = [.. Encoding.ASCII.GetBytes(text), 0];
        fields[tag] = new Field(2, value.Length, value);
        return this;
    }

    private Exif Add(SortedDictionary<ushort, Field> fields, ushort tag, ushort value)
    {
        fields[tag] = new Field(3, 1, [(byte)(value >> 8), (byte)value]);
        return this;
    }

    private Exif Add(
        SortedDictionary<ushort, Field> fields, ushort tag, params (uint Over, uint Under)[] fractions)
    {
        var value = new byte[fractions.Length * 8];
        for (var i = 0; i < fractions.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(8 * i), fractions[i].Over);
            BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan((8 * i) + 4), fractions[i].Under);
        }

        fields[tag] = new Field(5, fractions.Length, value);
        return this;
    }

    private static (uint, uint)[] Degrees(double value)
    {
        var seconds = (uint)Math.Round(Math.Abs(value) * 3_600_000);
        return [(seconds / 3_600_000, 1), (seconds / 60_000 % 60, 1), (seconds % 60_000, 1000)];
    }

    private static Field Long(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return new Field(4, 1, bytes);
    }

    private sealed record Field(ushort Type, int Count, byte[] Value)
    {
        public int SizeBeside => Value.Length <= 4 ? 0 : Value.Length + (Value.Length % 2);
    }
}
