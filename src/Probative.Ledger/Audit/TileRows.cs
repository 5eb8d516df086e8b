using Probative.Ledger.Tree;

namespace Probative.Ledger.Audit;

/// <summary>
/// Derives the tiles above the leaves, level by level, from the hashes below, and compares them with the
/// files. It holds one row of at most 256 hashes for each level.
/// </summary>
internal sealed class TileRows(ILogFiles files, ulong size, TileListing listing, Action<LogFault> report)
{
    // Null where everything below is missing and the tile does not say either.
    private readonly List<Hash32?>[] _rows = [.. Enumerable.Range(0, 8).Select(_ => new List<Hash32?>(256))];
    private readonly ulong[] _done = new ulong[8];
    private readonly (TileId Id, Hash32[]? Row)[] _stored = new (TileId, Hash32[]?)[8];

    /// <summary>Reads the hashes of a tile, or of the full tile where the partial one is deleted.</summary>
    public static LogFault? ReadTile(ILogFiles files, TileId tile, out Hash32[]? row)
    {
        row = null;
        const int longest = TileId.FullWidth * Hash32.Size;
        var id = tile;
        if (files.Read(id.ToString(), longest) is not { } bytes)
        {
            id = tile.Full;
            if (tile.IsFull || files.Read(id.ToString(), longest) is not { } full)
            {
                return new LogFault(LogCodes.Missing, tile.ToString(), -1, "The tile is not there.");
            }

            bytes = full;
        }

        if (!HashTile.TryParse(bytes, id.Width, out var parsed, out var damage))
        {
            return new LogFault(LogCodes.Tile, id.ToString(), damage.Offset, damage.Message!);
        }

        row = new Hash32[tile.Width];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = parsed[i];
        }

        return null;
    }

    /// <summary>Compares a tile of another width with the hashes that are believed for its place.</summary>
    public static LogFault? CompareOther(ILogFiles files, TileId other, ReadOnlySpan<Hash32> believed)
    {
        // The file was listed a moment ago; if it is gone now, a writer has tidied up.
        if (files.Read(other.ToString(), TileId.FullWidth * Hash32.Size) is not { } bytes)
        {
            return null;
        }

        if (!HashTile.TryParse(bytes, other.Width, out var tile, out var damage))
        {
            return new LogFault(LogCodes.Tile, other.ToString(), damage.Offset, damage.Message!);
        }

        for (var i = 0; i < Math.Min(tile.Width, believed.Length); i++)
        {
            if (tile[i] != believed[i])
            {
                return WrongHash(other, tile[i], believed[i], i);
            }
        }

        return null;
    }

    /// <summary>The fault of a hash that is not the derived one, at its first wrong byte.</summary>
    public static LogFault WrongHash(TileId tile, in Hash32 stored, in Hash32 derived, int position)
    {
        var offset =
            (position * Hash32.Size) + stored.ToArray().AsSpan().CommonPrefixLength(derived.ToArray());
        return new LogFault(
            LogCodes.Tile, tile.ToString(), offset, "The hash here is not that of what lies below it.");
    }

    /// <summary>The root of a complete subtree over 2^n hashes.</summary>
    public static Hash32 RootOf(ReadOnlySpan<Hash32> hashes)
    {
        Span<Hash32> row = stackalloc Hash32[hashes.Length];
        hashes.CopyTo(row);
        for (var count = row.Length / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
            {
                row[i] = TreeHash.Node(row[2 * i], row[(2 * i) + 1]);
            }
        }

        return row[0];
    }

    /// <summary>
    /// What the tile above says is the root of a full tile; null if that tile cannot be read.
    /// </summary>
    public Hash32? ParentOf(TileId tile)
    {
        var above = new TileId(tile.Level + 1, tile.Index >> 8, 0);
        var row = StoredRow(above with { Width = TileId.WidthIn(above.Level, above.Index, size) });
        return row?[(int)(tile.Index & 0xff)];
    }

    /// <summary>Takes the root of the next full tile of a level, or null if nothing is known of it.</summary>
    public void Push(int level, Hash32? root)
    {
        var row = _rows[level];
        row.Add(root);
        if (row.Count < TileId.FullWidth)
        {
            return;
        }

        var hashes = Finish(level);
        Push(level + 1, hashes is null ? null : RootOf(hashes));
        row.Clear();
        _done[level]++;
    }

    /// <summary>Compares the partial tiles at the right edge, once every full tile was pushed.</summary>
    public void FinishEdge()
    {
        for (var level = 1; level < _rows.Length; level++)
        {
            if (_rows[level].Count > 0)
            {
                Finish(level);
            }
        }
    }

    /// <summary>The root of the tree, with these hashes as the partial row of level 0.</summary>
    public Hash32? Root(ReadOnlySpan<Hash32> leaves)
    {
        var peaks = NodeId.Peaks(size);
        Span<Hash32> hashes = stackalloc Hash32[peaks.Length];
        Span<Hash32> part = stackalloc Hash32[TileId.FullWidth];
        for (var i = 0; i < peaks.Length; i++)
        {
            var (level, height) = (peaks[i].Level / 8, peaks[i].Level % 8);
            var start = (int)((peaks[i].Index << height) & 0xff);
            for (var j = 0; j < 1 << height; j++)
            {
                var known = level == 0 ? leaves[start + j] : _rows[level][start + j];
                if (known is not { } hash)
                {
                    return null;
                }

                part[j] = hash;
            }

            hashes[i] = RootOf(part[..(1 << height)]);
        }

        return TreeHash.Fold(hashes);
    }

    /// <summary>Compares a row with its file and fills from there what could not be derived.</summary>
    private Hash32[]? Finish(int level)
    {
        var row = _rows[level];
        var tile = new TileId(level, _done[level], row.Count);
        var stored = StoredRow(tile, reports: true);
        var wrong = -1;
        for (var i = 0; i < row.Count; i++)
        {
            if (stored is not null && row[i] is { } derived && stored[i] != derived)
            {
                wrong = wrong < 0 ? i : wrong;
            }

            row[i] ??= stored?[i];
        }

        if (wrong >= 0)
        {
            report(WrongHash(tile, stored![wrong], row[wrong]!.Value, wrong));
        }

        if (row.Contains(null))
        {
            return null;
        }

        Hash32[] believed = [.. row.Select(hash => hash!.Value)];
        foreach (var other in listing.OthersOf(tile))
        {
            if (CompareOther(files, other, believed) is { } fault)
            {
                report(fault);
            }
        }

        return believed;
    }

    private Hash32[]? StoredRow(TileId tile, bool reports = false)
    {
        var fault = default(LogFault);
        if (_stored[tile.Level].Id != tile || reports)
        {
            fault = ReadTile(files, tile, out var row);
            _stored[tile.Level] = (tile, row);
        }

        if (reports && fault is not null)
        {
            report(fault);
        }

        return _stored[tile.Level].Row;
    }
}
