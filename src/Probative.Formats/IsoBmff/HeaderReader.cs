using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// The headers of movie, track and media (ISO/IEC 14496-12 clauses 8.2.2, 8.3.2, 8.4.2, 8.4.3).
/// </summary>
internal static class HeaderReader
{
    public static MovieHeader Movie(ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box));
        var isWide = Version(ref fields) == 1;
        var (created, modified) = Times(ref fields, isWide);
        var timescale = fields.UInt32();
        var duration = isWide ? fields.UInt64() : fields.UInt32();

        // Rate, volume, reserved, matrix, predefined.
        fields.Skip(4 + 2 + 10 + 36 + 24);
        var next = fields.UInt32();
        if (fields.IsShort) BoxContent.Short(damage, box);
        return new MovieHeader(created, modified, timescale, duration, next);
    }

    public static Track WithTrack(Track track, ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box));
        var flags = fields.UInt32();
        var isWide = flags >> 24 == 1;
        var (created, modified) = Times(ref fields, isWide);
        var id = fields.UInt32();
        fields.Skip(4);
        var duration = isWide ? fields.UInt64() : fields.UInt32();
        fields.Skip(8 + 2 + 2 + 2 + 2);
        var rotation = Rotation(ref fields);
        var (width, height) = (fields.UInt32() / 65536.0, fields.UInt32() / 65536.0);
        if (fields.IsShort) BoxContent.Short(damage, box);
        return track with
        {
            Id = id,
            IsEnabled = (flags & 1) != 0,
            Created = created,
            Modified = modified,
            Duration = duration,
            Width = width,
            Height = height,
            RotationDegrees = rotation,
        };
    }

    public static Track WithMedia(Track track, ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box));
        var isWide = Version(ref fields) == 1;
        var (created, modified) = Times(ref fields, isWide);
        var timescale = fields.UInt32();
        var duration = isWide ? fields.UInt64() : fields.UInt32();
        var language = fields.UInt16();
        if (fields.IsShort) BoxContent.Short(damage, box);
        return track with
        {
            MediaCreated = created,
            MediaModified = modified,
            MediaTimescale = timescale,
            MediaDuration = duration,
            Language = LanguageOf(language),
        };
    }

    public static Track WithHandler(Track track, ByteSource source, Box box, DamageList damage)
    {
        var fields = new Fields(BoxContent.Read(source, box, 1024));
        fields.Skip(4);
        var component = fields.UInt32();
        var handler = fields.Name();
        fields.Skip(12);
        if (fields.IsShort) BoxContent.Short(damage, box);

        // QuickTime states a component type and counts its name; ISO files end it with a zero.
        var rest = fields.Rest;
        var isCounted = component != 0 && rest.Length > 0 && rest[0] < rest.Length;
        var name = isCounted ? Encoding.UTF8.GetString(rest.Slice(1, rest[0])) : fields.Text();
        name = name.TrimEnd('\0');
        return track with { Handler = handler, HandlerName = name.Length > 0 ? name : null };
    }

    private static int Version(ref Fields fields) => (int)(fields.UInt32() >> 24);

    private static (BoxTime Created, BoxTime Modified) Times(ref Fields fields, bool isWide) => isWide
        ? (new BoxTime(fields.UInt64()), new BoxTime(fields.UInt64()))
        : (new BoxTime(fields.UInt32()), new BoxTime(fields.UInt32()));

    // A matrix {a b u, c d v, x y w} in 16.16 (clause 6.2.2); only quarter turns are told.
    private static int? Rotation(ref Fields fields)
    {
        var (a, b) = (fields.Int32(), fields.Int32());
        fields.Skip(4);
        var (c, d) = (fields.Int32(), fields.Int32());
        fields.Skip(16);
        const int one = 65536;
        return (a, b, c, d) switch
        {
            (one, 0, 0, one) => 0,
            (0, one, -one, 0) => 90,
            (-one, 0, 0, -one) => 180,
            (0, -one, one, 0) => 270,
            _ => null,
        };
    }

    private static string LanguageOf(ushort code)
    {
        // Below 400 hexadecimal it is a number of the Macintosh script manager (QuickTime File Format).
        if (code is < 0x400 or 0x7FFF) return code.ToString(CultureInfo.InvariantCulture);
        Span<char> letters = [Letter(code >> 10), Letter(code >> 5), Letter(code)];
        return new string(letters);
    }

    private static char Letter(int bits) => (char)(0x60 + (bits & 0x1F));
}
