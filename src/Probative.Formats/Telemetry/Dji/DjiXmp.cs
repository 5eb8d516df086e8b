using System.Globalization;
using System.Text;

namespace Probative.Formats.Telemetry.Dji;

/// <summary>
/// What a DJI aircraft writes into the XMP packet of a photograph, under the name <c>drone-dji</c>.
/// </summary>
public sealed record DjiXmp
{
    private const string Namespace = "http://www.dji.com/drone-dji/1.0/";
    private const string UsualPrefix = "drone-dji";

    // Aircraft write some forty of them.
    private const int ValuesMost = 200;
    private const int ValueMost = 1000;

    // A packet is some KiB; what is longer holds pictures.
    private const int PacketMost = 4 * 1024 * 1024;

    /// <summary>Names and values as written, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Values { get; init; }

    /// <summary>Where the aircraft was; null where that is missing, in no range, or zero.</summary>
    public GeoPoint? Position { get; init; }

    /// <summary>The altitude in metres.</summary>
    public double? AbsoluteAltitudeMetres => Number("AbsoluteAltitude");

    /// <summary>The height above take-off in metres.</summary>
    public double? RelativeAltitudeMetres => Number("RelativeAltitude");

    /// <summary>How the gimbal was turned.</summary>
    public Attitude Gimbal =>
        new(Number("GimbalYawDegree"), Number("GimbalPitchDegree"), Number("GimbalRollDegree"));

    /// <summary>How the aircraft was turned.</summary>
    public Attitude Flight =>
        new(Number("FlightYawDegree"), Number("FlightPitchDegree"), Number("FlightRollDegree"));

    /// <summary>Reads the text of a packet, UTF-8; null where nothing of DJI is in it.</summary>
    public static DjiXmp? Read(ReadOnlySpan<byte> packet)
    {
        var text = Encoding.UTF8.GetString(packet[..Math.Min(packet.Length, PacketMost)]);
        var prefix = Prefix(text) + ":";
        var values = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (values.Count < ValuesMost && (at = text.IndexOf(prefix, at, StringComparison.Ordinal)) >= 0)
        {
            var before = at == 0 ? ' ' : text[at - 1];
            at += prefix.Length;
            if (before != '<' && !char.IsWhiteSpace(before)) continue;
            if (Take(text, ref at, isElement: before == '<') is { } pair) values.Add(pair);
        }

        if (values.Count == 0) return null;
        var read = new DjiXmp { Values = values };

        // Some firmware writes the name of the longitude with a letter too many.
        var place = GeoPoint.Of(
            read.Number("GpsLatitude") ?? read.Number("Latitude"),
            read.Number("GpsLongitude") ?? read.Number("GpsLongtitude") ?? read.Number("Longitude"));
        return place is { Latitude: 0, Longitude: 0 } ? read : read with { Position = place };
    }

    /// <summary>The number under a name; null where there is none.</summary>
    public double? Number(string name) =>
        Values.FirstOrDefault(pair => pair.Key == name).Value is { } text
        && double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The prefix that the packet binds to the name of DJI; nearly always the usual one.</summary>
    private static string Prefix(string text)
    {
        var at = text.IndexOf(Namespace, StringComparison.Ordinal);
        if (at < 2 || text[at - 2] != '=') return UsualPrefix;
        var start = text.LastIndexOf(':', at - 2, Math.Min(at - 2, 40));
        return start < 0 || at - 3 - start < 1 ? UsualPrefix : text[(start + 1)..(at - 2)].Trim();
    }

    private static KeyValuePair<string, string>? Take(string text, ref int at, bool isElement)
    {
        var end = at;
        while (end < text.Length && end - at < 64 && IsNameSign(text[end])) end++;
        var name = text[at..end];
        at = end;
        if (name.Length == 0) return null;
        char close;
        if (isElement)
        {
            if (end >= text.Length || text[end] != '>') return null;
            close = '<';
        }
        else
        {
            while (end < text.Length && end - at < 16 && IsBetween(text[end])) end++;
            if (end >= text.Length || text[end] is not ('"' or '\'')) return null;
            close = text[end];
        }

        var from = end + 1;
        var length = text.AsSpan(from, Math.Min(text.Length - from, ValueMost + 1)).IndexOf(close);
        if (length < 0) return null;
        at = from + length;
        return new(name, Unescape(text.Substring(from, length)));
    }

    private static bool IsNameSign(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-';

    private static bool IsBetween(char sign) => sign == '=' || char.IsWhiteSpace(sign);

    private static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&apos;", "'", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
