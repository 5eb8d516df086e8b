using Probative.Ledger;
using Probative.Ledger.Tree;

namespace Probative.Local.Log;

/// <summary>
/// The growing right edge of the log: what the tiles that are not yet full hold. Leaves go in, tiles come
/// out.
/// </summary>
internal sealed class TreeEdge
{
    private const int HeightStep = 8;

    private readonly Frontier _frontier;

    // The hashes of the rightmost tile of each level, and the leaves of the rightmost bundle; fewer than 256
    // each.
    private readonly List<Hash32>[] _levels;
    private readonly List<ReadOnlyMemory<byte>> _entries;

    private TreeEdge(Frontier frontier, List<Hash32>[] levels, List<ReadOnlyMemory<byte>> entries)
    {
        _frontier = frontier;
        _levels = levels;
        _entries = entries;
    }

    public long Size => (long)_frontier.Size;

    public Hash32 Root => _frontier.Root();

    /// <summary>
    /// The edge of a published tree, from its tiles and from the leaves of its last bundle. Nothing of it is
    /// authentic before <see cref="Root"/> equals a signed one. Null when a tile is missing or wrong: the
    /// source says which.
    /// </summary>
    public static TreeEdge? Load(TileSource source, IReadOnlyList<ReadOnlyMemory<byte>> lastEntries)
    {
        if (!source.TryGetFrontier(source.Size, out var frontier)) return null;
        var levels = EmptyLevels();
        for (var level = 0; level < levels.Length; level++)
        {
            var hashes = source.Size >> (HeightStep * level);
            var width = (int)(hashes % TileId.FullWidth);
            if (width == 0) continue;
            if (!source.TryGetTile(level, hashes / TileId.FullWidth, out var tile)) return null;
            for (var i = 0; i < width; i++) levels[level].Add(tile[i]);
        }

        return new TreeEdge(frontier, levels, [.. lastEntries]);
    }

    /// <summary>An independent copy, so that a publication that fails leaves the edge where it was.</summary>
    public TreeEdge Clone() =>
        new(_frontier.Clone(), [.. _levels.Select(level => level.ToList())], [.. _entries]);

    /// <summary>The tree of the complete subtrees alone.</summary>
    public Frontier CloneFrontier() => _frontier.Clone();

    /// <summary>Adds a leaf; what becomes full goes to <paramref name="tiles"/>.</summary>
    public void Append(ReadOnlyMemory<byte> leaf, in Hash32 leafHash, List<NewTile> tiles)
    {
        var index = _frontier.Size;
        _entries.Add(leaf);
        if (_entries.Count == TileId.FullWidth)
        {
            tiles.Add(Bundle(index / TileId.FullWidth));
            _entries.Clear();
        }

        _frontier.Append(leafHash, (node, hash) =>
        {
            if (node.Level % HeightStep != 0) return;
            var level = _levels[node.Level / HeightStep];
            level.Add(hash);
            if (level.Count < TileId.FullWidth) return;
            tiles.Add(Tile(node.Level / HeightStep, node.Index / TileId.FullWidth));
            level.Clear();
        });
    }

    /// <summary>
    /// The partial tiles of this size, except those that are the same at the size published before.
    /// </summary>
    public void AddPartials(long publishedSize, List<NewTile> tiles)
    {
        if (Size == publishedSize) return;
        if (_entries.Count > 0) tiles.Add(Bundle(_frontier.Size / TileId.FullWidth));
        for (var level = 0; level < _levels.Length; level++)
        {
            var before = (ulong)publishedSize >> (HeightStep * level);
            var now = _frontier.Size >> (HeightStep * level);
            if (_levels[level].Count > 0 && now != before) tiles.Add(Tile(level, now / TileId.FullWidth));
        }
    }

    private NewTile Bundle(ulong index) =>
        new(new TileId(TileId.EntriesLevel, index, _entries.Count), EntryBundle.Encode(_entries));

    private NewTile Tile(int level, ulong index)
    {
        var hashes = _levels[level];
        var bytes = new byte[hashes.Count * Hash32.Size];
        for (var i = 0; i < hashes.Count; i++) hashes[i].CopyTo(bytes.AsSpan(i * Hash32.Size));
        return new NewTile(new TileId(level, index, hashes.Count), bytes);
    }

    // 2^63 leaves fill eight levels of tiles.
    private static List<Hash32>[] EmptyLevels() =>
        [.. Enumerable.Range(0, 8).Select(_ => new List<Hash32>(TileId.FullWidth))];
}
