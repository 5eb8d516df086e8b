using System.Globalization;

namespace Probative.Formats.BagIt;

/// <summary>The "octetstream sum" of a payload: its bytes and its files (RFC 8493 section 2.2.2).</summary>
/// <param name="Octets">The number of bytes of all payload files.</param>
/// <param name="Streams">The number of payload files.</param>
public readonly record struct PayloadOxum(long Octets, long Streams)
{
    /// <summary>The label in <c>bag-info.txt</c>.</summary>
    public const string Label = "Payload-Oxum";

    /// <summary>Reads <c>OctetCount.StreamCount</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PayloadOxum oxum)
    {
        oxum = default;
        int point = text.IndexOf('.');
        if (point < 0
            || !long.TryParse(text[..point], NumberStyles.None, CultureInfo.InvariantCulture, out long octets)
            || !long.TryParse(
                text[(point + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out long streams))
        {
            return false;
        }

        oxum = new PayloadOxum(octets, streams);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Octets}.{Streams}");
}
