using System.Globalization;

namespace Probative.Formats.Klv;

/// <summary>Items that hold several values without tags (defined-length and variable-length packs).</summary>
internal static class Packs
{
    private static readonly string[] Airbases = ["take_off", "recovery"];
    private static readonly string[] Countries = ["coding_method", "overflight", "operator", "manufacture"];

    /// <summary>Two points of the picture on the horizon, with where they are (ST 0601, tag 81).</summary>
    public static ItemValue? Horizon(ReadOnlyMemory<byte> bytes)
    {
        string[] pixels = ["x0", "y0", "x1", "y1"];
        string[] places = ["latitude_0", "longitude_0", "latitude_1", "longitude_1"];
        if (bytes.Length is not (4 or 20)) return null;
        var parts = new List<KeyValuePair<string, ItemValue>>();
        for (var i = 0; i < 4; i++) parts.Add(new(pixels[i], new ItemValue.Whole(bytes.Span[i])));
        for (var i = 0; i < 4 && bytes.Length == 20; i++)
        {
            var form = Forms.Signed(4, i % 2 == 0 ? 90 : 180, "off_earth");
            parts.Add(new(places[i], form(bytes.Slice(4 + (4 * i), 4))!));
        }

        return new ItemValue.Parts(parts);
    }

    /// <summary>Frames a second as a fraction (ST 0601, tag 127).</summary>
    public static ItemValue? FrameRate(ReadOnlyMemory<byte> bytes)
    {
        if (!Ber.TryReadOid(bytes.Span, out var numerator, out var used)) return null;
        var denominator = 1;
        if (used < bytes.Length && !Ber.TryReadOid(bytes.Span[used..], out denominator, out _)) return null;
        return new ItemValue.Parts(
        [
            new("numerator", new ItemValue.Whole(numerator)),
            new("denominator", new ItemValue.Whole(denominator)),
        ]);
    }

    /// <summary>Numbers that follow each other as BER-OID (ST 0601, tags 116 and 121).</summary>
    public static ItemValue? Oids(ReadOnlyMemory<byte> bytes)
    {
        var parts = new List<KeyValuePair<string, ItemValue>>();
        for (var rest = bytes.Span; !rest.IsEmpty;)
        {
            if (parts.Count >= 256 || !Ber.TryReadOid(rest, out var value, out var used)) return null;
            parts.Add(new(parts.Count.ToString(CultureInfo.InvariantCulture), new ItemValue.Whole(value)));
            rest = rest[used..];
        }

        return new ItemValue.Parts(parts);
    }

    /// <summary>Countries that have to do with a flight (ST 0601, tag 122).</summary>
    public static ItemValue? CountryCodes(ReadOnlyMemory<byte> bytes) =>
        Lengthed(bytes, Countries, (at, part) => at == 0 ? Forms.Count(part) : Forms.Text(part));

    /// <summary>Where a flight began and where it is to end (ST 0601, tag 130).</summary>
    public static ItemValue? AirbaseLocations(ReadOnlyMemory<byte> bytes) =>
        Lengthed(bytes, Airbases, (_, part) => Place(part, 9000, 3));

    /// <summary>Where a target is (ST 0903, tag 17 of a target).</summary>
    public static ItemValue? TargetLocation(ReadOnlyMemory<byte> bytes) =>
        bytes.Length < 10 ? null : Place(bytes, 19000, 2);

    /// <summary>
    /// Identifiers of sensor, platform, window and minor parts (MISB ST 1204), as text without the digits
    /// that check it.
    /// </summary>
    public static ItemValue? CoreIdentifier(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < 2) return null;
        var usage = span[1];
        int[] present = [usage >> 5 & 3, usage >> 3 & 3, usage >> 2 & 1, usage >> 1 & 1];
        var count = present.Count(part => part != 0);
        if (span.Length != 2 + (16 * count)) return null;
        var text = $"{span[0]:X2}{usage:X2}:";
        for (var i = 0; i < count; i++)
        {
            var digits = Convert.ToHexString(span.Slice(2 + (16 * i), 16));
            text += (i == 0 ? "" : "/") + string.Join('-', digits.Chunk(4).Select(four => new string(four)));
        }

        return new ItemValue.Text(text);
    }

    public static ItemValue.Parts? Place(ReadOnlyMemory<byte> bytes, double highest, int heightBytes)
    {
        if (bytes.Length < 8) return null;
        var parts = new List<KeyValuePair<string, ItemValue>>
        {
            new("latitude", Forms.Mapped(-90, 90)(bytes[..4])!),
            new("longitude", Forms.Mapped(-180, 180)(bytes.Slice(4, 4))!),
        };
        if (bytes.Length >= 8 + heightBytes)
            parts.Add(new("height", Forms.Mapped(-900, highest)(bytes.Slice(8, heightBytes))!));
        return new ItemValue.Parts(parts);
    }

    public static ItemValue.Parts? Lengthed(
        ReadOnlyMemory<byte> bytes, string[] names, Func<int, ReadOnlyMemory<byte>, ItemValue?> read)
    {
        var parts = new List<KeyValuePair<string, ItemValue>>();
        for (var at = 0; !bytes.IsEmpty; at++)
        {
            if (at >= names.Length) return null;
            if (!Ber.TryReadLength(bytes.Span, out var length, out var used)) return null;
            if (length > bytes.Length - used) return null;
            var part = bytes.Slice(used, (int)length);
            if (length > 0) parts.Add(new(names[at], read(at, part) ?? ItemValue.Malformed.Instance));
            bytes = bytes[(used + (int)length)..];
        }

        return new ItemValue.Parts(parts);
    }
}
