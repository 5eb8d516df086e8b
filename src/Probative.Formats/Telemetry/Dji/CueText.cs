using System.Globalization;
using System.Text;

namespace Probative.Formats.Telemetry.Dji;

/// <summary>
/// Takes the text of a cue apart into names and values. The makers publish no grammar; these are the forms
/// that occur: <c>[name : value]</c>, <c>[a: 1 b: 2]</c>, <c>NAME(1,2,3)</c>, <c>NAME:value</c>,
/// <c>NAME 12.3m</c> and <c>F/2.8</c>.
/// </summary>
internal static class CueText
{
    private const int PairsMost = 100;

    /// <summary>Removes tags such as those of fonts.</summary>
    public static string WithoutTags(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;
        var output = new StringBuilder(text.Length);
        var inside = false;
        foreach (var sign in text)
        {
            if (sign == '<') inside = true;
            else if (sign == '>' && inside) inside = false;
            else if (!inside) output.Append(sign);
        }

        return output.ToString();
    }

    /// <summary>
    /// A date and time such as <c>2017.08.05 14:11:51</c> or <c>2022-08-07 13:40:40,774,808</c>, and where it
    /// stands; null where there is none.
    /// </summary>
    public static DateTime? FindTime(string text, out int from, out int to)
    {
        for (from = 0; from + 19 <= text.Length; from++)
        {
            if (!char.IsAsciiDigit(text[from]) || (from > 0 && char.IsAsciiDigit(text[from - 1]))) continue;
            if (TimeAt(text.AsSpan(from), out var time, out var used))
            {
                to = from + used;
                return time;
            }
        }

        from = to = 0;
        return null;
    }

    /// <summary>The names and values in their order, at most a hundred.</summary>
    public static List<KeyValuePair<string, string>> Pairs(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (at < text.Length && pairs.Count < PairsMost)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            var nameEnd = at;
            while (nameEnd < text.Length && IsNameSign(text[nameEnd])) nameEnd++;
            var name = text[at..nameEnd];
            at = Value(text, nameEnd, out var value);
            if (value is not null) pairs.Add(new(name, value));
        }

        return pairs;
    }

    /// <summary>The number with which a text begins; null where none does.</summary>
    public static double? Number(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var end = 0;
        if (end < text.Length && text[end] is '+' or '-') end++;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        return double.TryParse(
            text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Reads what stands behind a name, and gives where it ends; null for nothing.</summary>
    private static int Value(string text, int at, out string? value)
    {
        value = null;
        var start = at;
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return at;
        if (text[at] == '(')
        {
            var close = text.IndexOf(')', at);
            if (close < 0) return text.Length;
            value = text[(at + 1)..close];
            return close + 1;
        }

        var isNumber = char.IsAsciiDigit(text[at]) || text[at] is '+' or '-';
        if (text[at] is ':' or '/')
        {
            at++;
            while (at < text.Length && text[at] == ' ') at++;
        }
        else if (at == start || !isNumber)
        {
            return Math.Max(at, start);
        }

        var end = at;
        while (end < text.Length && text[end] is not (' ' or ',' or ']' or '[' or '\n')) end++;

        // "EV: Fnum:2.2" has no value of EV; what follows is the next name.
        if (text.AsSpan(at, end - at).Contains(':')) return at;
        value = text[at..end];
        return end;
    }

    private static bool IsNameSign(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '.';

    private static bool TimeAt(ReadOnlySpan<char> text, out DateTime time, out int used)
    {
        time = default;
        used = 0;
        if (text[4] is not ('-' or '.' or '/') || text[7] != text[4]) return false;
        if (text[10] is not (' ' or 'T')) return false;
        if (text[13] != ':' || text[16] != ':') return false;
        Span<int> numbers = stackalloc int[6];
        ReadOnlySpan<int> starts = [0, 5, 8, 11, 14, 17];
        for (var i = 0; i < 6; i++)
        {
            var digits = text.Slice(starts[i], i == 0 ? 4 : 2);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }

        if (numbers[0] is 0 || numbers[1] is 0 or > 12) return false;
        if (numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) return false;
        if (numbers[2] is 0 || numbers[2] > DateTime.DaysInMonth(numbers[0], numbers[1])) return false;
        time = new DateTime(
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], DateTimeKind.Unspecified);
        used = 19;
        var millis = Fraction(text, ref used);
        var micros = millis.Length == 3 ? Fraction(text, ref used) : default;
        if (millis.Length is > 0 and <= 6)
            time = time.AddMicroseconds(Whole(millis) * Math.Pow(10, 6 - millis.Length));
        if (micros.Length is > 0 and <= 3) time = time.AddMicroseconds(Whole(micros));
        return true;
    }

    private static ReadOnlySpan<char> Fraction(ReadOnlySpan<char> text, ref int used)
    {
        if (used >= text.Length || text[used] is not (',' or '.')) return default;
        var end = used + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var digits = text[(used + 1)..end];
        if (!digits.IsEmpty) used = end;
        return digits;
    }

    private static int Whole(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
