namespace Probative.Formats.Texts;

/// <summary>Times of cues: hours, minutes, seconds and parts, with a comma, a point or a colon.</summary>
internal static class CueTimes
{
    // No film is longer than a thousand hours; a number beyond is no time.
    private const int MostHours = 999;

    /// <summary>Two times with an arrow between them; what follows on the line is settings.</summary>
    public static bool TryRead(ReadOnlySpan<char> line, out TimeSpan start, out TimeSpan end)
    {
        start = end = default;
        var arrow = line.IndexOf("-->", StringComparison.Ordinal);
        if (arrow < 0 || !TryTime(line[..arrow].Trim(), out start)) return false;
        var rest = line[(arrow + 3)..].Trim();
        var space = rest.IndexOfAny(' ', '\t');
        return TryTime(space < 0 ? rest : rest[..space], out end);
    }

    /// <summary>WebVTT may leave the hours out; SubStation gives hundredths.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        if (text.Length is < 5 or > 16) return false;
        Span<long> parts = stackalloc long[4];
        var (count, digits, fractionDigits, isFraction) = (0, 0, 0, false);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (++digits > 9) return false;
                parts[count] = (parts[count] * 10) + c - '0';
                if (isFraction) fractionDigits++;
                continue;
            }

            if (digits == 0 || isFraction || count == 3 || c is not (':' or ',' or '.')) return false;
            isFraction = c != ':';
            count++;
            digits = 0;
        }

        if (digits == 0 || count < (isFraction ? 2 : 1)) return false;
        var whole = isFraction ? count - 1 : count;
        long seconds = 0;
        for (var i = 0; i <= whole; i++) seconds = (seconds * 60) + parts[i];
        if (parts[whole] > 59 || seconds > MostHours * 3600L) return false;
        double fraction = isFraction ? parts[count] / Math.Pow(10, fractionDigits) : 0;
        time = TimeSpan.FromMilliseconds((seconds * 1000) + Math.Round(fraction * 1000));
        return true;
    }
}
