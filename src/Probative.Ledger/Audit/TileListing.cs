using Probative.Ledger.Tree;

namespace Probative.Ledger.Audit;

/// <summary>
/// The files below <c>tile/</c> that a size does not ask for: partial tiles of earlier sizes, which a log
/// need not delete, and files of a size that no checkpoint has yet.
/// </summary>
internal sealed class TileListing
{
    private readonly Dictionary<(int Level, ulong Index), List<int>> _widths = [];
    private readonly HashSet<ulong> _bundles = [];

    public TileListing(IEnumerable<string> paths, ulong size)
    {
        foreach (var path in paths)
        {
            if (!TilePath.TryParse(path, out var tile))
            {
                Other++;
                continue;
            }

            if (tile.IsEntries)
            {
                _bundles.Add(tile.Index);
            }

            var asked = TileId.WidthIn(tile.Level, tile.Index, size);
            if (tile.Width == asked)
            {
                continue;
            }

            if (tile.Width > asked)
            {
                Unsigned++;
            }
            else
            {
                Stale++;
            }

            if (asked == 0)
            {
                continue;
            }

            if (!_widths.TryGetValue((tile.Level, tile.Index), out var widths))
            {
                _widths.Add((tile.Level, tile.Index), widths = []);
            }

            widths.Add(tile.Width);
        }
    }

    /// <summary>How many bundles there are, at whatever width.</summary>
    public ulong Bundles => (ulong)_bundles.Count;

    public long Stale { get; }

    public long Unsigned { get; }

    public long Other { get; }

    /// <summary>The other files of a tile that the size asks for, each to be compared with it.</summary>
    public IEnumerable<TileId> OthersOf(TileId tile) =>
        _widths.TryGetValue((tile.Level, tile.Index), out var widths)
            ? widths.Select(width => tile with { Width = width })
            : [];
}
