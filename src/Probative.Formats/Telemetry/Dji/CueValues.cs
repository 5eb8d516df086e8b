namespace Probative.Formats.Telemetry.Dji;

/// <summary>Gives the values of a cue their places in it.</summary>
internal static class CueValues
{
    /// <summary>Reads the text of a cue, without tags.</summary>
    /// <param name="cue">The cue as its lines of number and time say.</param>
    /// <param name="text">Its text.</param>
    /// <param name="names">Called with each name that occurs.</param>
    public static DjiCue Read(DjiCue cue, string text, Action<string> names)
    {
        if (CueText.FindTime(text, out var from, out var to) is { } time)
        {
            cue = cue with { WrittenTime = time };
            text = string.Concat(text.AsSpan(0, from), " ", text.AsSpan(to));
        }

        foreach (var (name, value) in CueText.Pairs(text))
        {
            names(name);
            cue = Place(Exposure(cue, name, value), name, value);
        }

        return cue;
    }

    /// <summary>
    /// Whether a pair names its directions, and which is first; null where it does not.
    /// </summary>
    public static CoordinateOrder? Letters(string name, string value)
    {
        if (!name.Equals("GPS", StringComparison.OrdinalIgnoreCase)) return null;
        var parts = value.Split(',');
        return parts.Length < 2 ? null : (Letter(parts[0]), Letter(parts[1])) switch
        {
            ('E' or 'W', 'N' or 'S') => CoordinateOrder.LongitudeFirst,
            ('N' or 'S', 'E' or 'W') => CoordinateOrder.LatitudeFirst,
            _ => null,
        };
    }

    private static DjiCue Place(DjiCue cue, string name, string value)
    {
        var number = CueText.Number(value);
        return name.ToLowerInvariant() switch
        {
            "latitude" => cue with { Latitude = number },

            // Some firmware writes the name with a letter too many.
            "longitude" or "longtitude" => cue with { Longitude = number },
            "gps" => cue with { Pair = Pair(value) },
            "home" => cue with { Home = Pair(value) },
            "altitude" or "abs_alt" => cue with { AltitudeMetres = number },
            "rel_alt" or "h" or "barometer" => cue with { RelativeHeightMetres = number },
            "d" => cue with { HomeDistanceMetres = number },
            "h.s" => cue with { GroundSpeed = number },
            "v.s" => cue with { VerticalSpeed = number },
            "f.pry" => cue with { Flight = Angles(value) },
            "g.pry" => cue with { Gimbal = Angles(value) },
            "gb_yaw" => cue with { Gimbal = (cue.Gimbal ?? default) with { Yaw = number } },
            "gb_pitch" => cue with { Gimbal = (cue.Gimbal ?? default) with { Pitch = number } },
            "gb_roll" => cue with { Gimbal = (cue.Gimbal ?? default) with { Roll = number } },
            "drone_yaw" => cue with { Flight = (cue.Flight ?? default) with { Yaw = number } },
            "drone_pitch" => cue with { Flight = (cue.Flight ?? default) with { Pitch = number } },
            "drone_roll" => cue with { Flight = (cue.Flight ?? default) with { Roll = number } },
            _ => cue,
        };
    }

    private static DjiCue Exposure(DjiCue cue, string name, string value)
    {
        var number = CueText.Number(value);
        return name.ToLowerInvariant() switch
        {
            "framecnt" or "srtcnt" => cue with { FrameNumber = Whole(number) },
            "difftime" => cue with { DiffMillis = number },
            "iso" => cue with { Iso = number },
            "shutter" or "ss" => cue with { ExposureSeconds = Seconds(value) },
            "fnum" or "f" => cue with { FNumber = Scaled(value, number, 100) },
            "ev" => cue with { ExposureValue = number },
            "ct" => cue with { ColorTemperature = number },
            "color_md" => cue with { ColorMode = value.Length > 40 ? value[..40] : value },
            "focal_len" => cue with { FocalLengthMillimetres = Scaled(value, number, 10) },
            "dzoom_ratio" or "dzoom" => cue with { Zoom = number },
            _ => cue,
        };
    }

    /// <summary>Older firmware writes f/2.8 as 280 and 24 mm as 240, without a point.</summary>
    private static double? Scaled(string value, double? number, int scale) =>
        number >= 100 && !value.Contains('.', StringComparison.Ordinal) ? number / scale : number;

    /// <summary>A time such as <c>1/80.0</c>; a bare number from 1 on is the part of a second.</summary>
    private static double? Seconds(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var first = CueText.Number(value);
        if (slash < 0) return first >= 1 ? 1 / first : first;
        var second = CueText.Number(value.AsSpan(slash + 1));
        return second > 0 ? first / second : null;
    }

    private static long? Whole(double? number) => number is >= 0 and < 1e15 ? (long)number : null;

    private static Attitude? Angles(string value)
    {
        var parts = value.Split(',');
        return parts.Length != 3
            ? null
            : new Attitude(CueText.Number(parts[2]), CueText.Number(parts[0]), CueText.Number(parts[1]));
    }

    private static NumberPair? Pair(string value)
    {
        var parts = value.Split(',', 4);
        if (parts.Length < 2 || Degrees(parts[0]) is not { } first || Degrees(parts[1]) is not { } second)
            return null;
        var third = parts.Length > 2 ? parts[2].Trim() : "";
        return new NumberPair(
            first, second, CueText.Number(third), third.EndsWith("m", StringComparison.OrdinalIgnoreCase));
    }

    private static double? Degrees(string part)
    {
        var letter = Letter(part);
        var number = CueText.Number(part.AsSpan().Trim().TrimStart("EWNSewns: "));
        return letter is 'W' or 'S' && number > 0 ? -number : number;
    }

    private static char Letter(string part) =>
        part.AsSpan().Trim() is { IsEmpty: false } text ? char.ToUpperInvariant(text[0]) : ' ';
}
