using System.Globalization;

namespace Probative.Ledger.Tree;

/// <summary>The paths of tiles and bundles, relative to the log's folder: C2SP tlog-tiles, "Merkle
/// Tree".</summary>
public static class TilePath
{
    // 2^64 has 20 digits, so 7 groups of 3; the longest path is that of a partial tile at a 2-digit level.
    private const int LengthLimit = 64;

    /// <summary>Writes the path of a tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <returns>For example <c>tile/0/x001/x234/067</c> or <c>tile/entries/000.p/5</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level or width.</exception>
    public static string Format(TileId tile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Level, TileId.EntriesLevel, nameof(tile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tile.Level, 63, nameof(tile));
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Width, 1, nameof(tile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tile.Width, TileId.FullWidth, nameof(tile));

        var path = (tile.Index % 1_000).ToString("D3", CultureInfo.InvariantCulture);
        for (var rest = tile.Index / 1_000; rest > 0; rest /= 1_000)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1_000:D3}/{path}");
        }

        var level = tile.IsEntries ? "entries" : tile.Level.ToString(CultureInfo.InvariantCulture);
        return tile.IsFull
            ? $"tile/{level}/{path}"
            : string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{path}.p/{tile.Width}");
    }

    /// <summary>Reads a path. Exactly the texts that <see cref="Format"/> writes are accepted.</summary>
    /// <param name="path">The path, relative to the log's folder, with <c>/</c> between its elements.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out TileId tile)
    {
        tile = default;
        const string start = "tile/";
        if (path.Length > LengthLimit || !path.StartsWith(start, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[start.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0 || !TryLevel(rest[..slash], out var level))
        {
            return false;
        }

        rest = rest[(slash + 1)..];
        var width = TileId.FullWidth;
        var partial = rest.IndexOf(".p/", StringComparison.Ordinal);
        if (partial >= 0)
        {
            if (!TryNumber(rest[(partial + 3)..], 255, out width) || width == 0)
            {
                return false;
            }

            rest = rest[..partial];
        }

        if (!TryIndex(rest, out var index))
        {
            return false;
        }

        tile = new TileId(level, index, width);
        return true;
    }

    private static bool TryLevel(ReadOnlySpan<char> text, out int level)
    {
        level = TileId.EntriesLevel;
        return text is "entries" || TryNumber(text, 63, out level);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int limit, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number <= limit
        && (text.Length == 1 || text[0] != '0');

    private static bool TryIndex(ReadOnlySpan<char> text, out ulong index)
    {
        index = 0;
        for (var first = true; text.Length > 3; first = false)
        {
            if (text.Length < 5 || text[0] != 'x' || text[4] != '/' || (first && text[1..4] is "000")
                || !TryGroup(text[1..4], ref index))
            {
                return false;
            }

            text = text[5..];
        }

        return text.Length == 3 && TryGroup(text, ref index);
    }

    private static bool TryGroup(ReadOnlySpan<char> digits, ref ulong index)
    {
        var value = 0UL;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (ulong)(digit - '0');
        }

        // An index that does not fit names no tile of any tree.
        if (index > (ulong.MaxValue - value) / 1_000)
        {
            return false;
        }

        index = (index * 1_000) + value;
        return true;
    }
}
