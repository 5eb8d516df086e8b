using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Probative.Decoding.Pages;

/// <summary>
/// What `&amp;name;` and `&amp;#number;` stand for (HTML Living Standard, 13.2.5.72 to 13.2.5.80). Each is
/// read by itself, since the way back to the bytes needs to know how many characters it takes.
/// </summary>
internal static class CharacterReferences
{
    // The longest name of the table, `CounterClockwiseContourIntegral`, has 31 letters.
    private const int NameMax = 31;
    private const int DigitsMax = 10;

    /// <summary>The text, and how many characters of the source stand for it; null for none.</summary>
    public static (string Text, int Length)? At(ReadOnlySpan<char> source)
    {
        if (source.Length < 2 || source[0] != '&') return null;
        return source[1] == '#' ? Numbered(source) : Named(source);
    }

    /// <summary>A value of an attribute, with what stands in it resolved.</summary>
    public static string Resolve(string value)
    {
        if (!value.Contains('&', StringComparison.Ordinal)) return value;
        var text = new StringBuilder();
        for (var i = 0; i < value.Length;)
        {
            if (At(value.AsSpan(i)) is var (resolved, length))
            {
                text.Append(resolved);
                i += length;
            }
            else
            {
                text.Append(value[i++]);
            }
        }

        return text.ToString();
    }

    private static (string, int)? Named(ReadOnlySpan<char> source)
    {
        var end = 1;
        while (end < source.Length && end <= NameMax && char.IsAsciiLetterOrDigit(source[end])) end++;
        if (end < source.Length && source[end] == ';'
            && Symbol(source[1..(end + 1)]) is { Length: > 0 } whole)
        {
            return (whole, end + 1);
        }

        // Some old names stand without the semicolon, also in front of more letters.
        for (; end > 2; end--)
        {
            if (Symbol(source[1..end]) is { Length: > 0 } old) return (old, end);
        }

        return null;
    }

    private static string? Symbol(ReadOnlySpan<char> name) =>
        HtmlEntityProvider.Resolver.GetSymbol(name.ToString());

    private static (string, int)? Numbered(ReadOnlySpan<char> source)
    {
        var isHexadecimal = source.Length > 2 && source[2] is 'x' or 'X';
        var start = isHexadecimal ? 3 : 2;
        var end = start;
        while (end < source.Length && end - start < DigitsMax
            && (isHexadecimal ? char.IsAsciiHexDigit(source[end]) : char.IsAsciiDigit(source[end])))
        {
            end++;
        }

        if (end == start) return null;
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var number = uint.TryParse(source[start..end], style, CultureInfo.InvariantCulture, out var read)
            ? read
            : uint.MaxValue;
        if (end < source.Length && source[end] == ';') end++;
        return (Text(number), end);
    }

    private static string Text(uint number)
    {
        // 80 to 9F are those of windows-1252, as pages of that time meant them.
        if (number is >= 0x80 and <= 0x9F && HtmlEntityProvider.GetSymbolFromTable((int)number) is { } old)
            return old;
        return number != 0 && Rune.IsValid(number) ? new Rune(number).ToString() : "\uFFFD";
    }
}
