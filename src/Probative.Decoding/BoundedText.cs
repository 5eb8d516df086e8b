namespace Probative.Decoding;

/// <summary>Texts of a stranger: cut where they are longer than a statement is, and always Unicode.</summary>
internal static class BoundedText
{
    private const int LengthMax = 1_024;

    public static string? Of(string? text)
    {
        if (text is null || text.Length <= LengthMax) return text is null ? null : Whole(text);

        // A pair that is cut apart would be no text any more.
        var end = char.IsHighSurrogate(text[LengthMax - 1]) ? LengthMax - 1 : LengthMax;
        return Whole(text[..end]);
    }

    /// <summary>
    /// The text with a replacement character for each half of a pair that stands alone, which no UTF-8 can
    /// carry; of the same length, so that places in it stay.
    /// </summary>
    public static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var units = text.ToCharArray();
        for (var i = 0; i < units.Length; i++)
        {
            if (!char.IsSurrogate(units[i])) continue;
            if (i + 1 < units.Length && char.IsSurrogatePair(units[i], units[i + 1])) i++;
            else units[i] = '\uFFFD';
        }

        return new string(units);
    }
}
