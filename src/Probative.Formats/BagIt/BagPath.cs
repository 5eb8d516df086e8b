using System.Text;

namespace Probative.Formats.BagIt;

/// <summary>
/// Percent-encoding of paths in manifests and in <c>fetch.txt</c>: LF, CR and the percent sign, and only
/// those (RFC 8493 section 2.1.3).
/// </summary>
public static class BagPath
{
    /// <summary>Encodes a path for a line of a manifest.</summary>
    public static string Encode(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.AsSpan().IndexOfAny("%\r\n") < 0) return path;
        var text = new StringBuilder(path.Length + 8);
        foreach (char c in path)
        {
            _ = c switch
            {
                '%' => text.Append("%25"),
                '\r' => text.Append("%0D"),
                '\n' => text.Append("%0A"),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>Decodes the path of a line; any other percent sign stays as it is.</summary>
    public static string Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var path = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            char? decoded = text.AsSpan(i) switch
            {
                ['%', '2', '5', ..] => '%',
                ['%', '0', 'D' or 'd', ..] => '\r',
                ['%', '0', 'A' or 'a', ..] => '\n',
                _ => null,
            };
            path.Append(decoded ?? text[i]);
            if (decoded is not null) i += 2;
        }

        return path.ToString();
    }

    /// <summary>True when every percent sign of a line belongs to one of the three encodings.</summary>
    public static bool IsEncoded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (text.AsSpan(i) is not (['%', '2', '5', ..] or ['%', '0', 'D' or 'd' or 'A' or 'a', ..]))
                return false;
        }

        return true;
    }
}
