using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Probative.Ledger.Tree;

/// <summary>
/// Turns appended entries into the files of a tiled log: full tiles and bundles as they fill, and the partial
/// ones of the current size when a checkpoint is due. It writes nothing itself. A caller MUST make the files
/// durable before it signs a checkpoint of their size; a crash in between leaves files that the next run
/// writes again with the same bytes. Not safe for use by several threads at once.
/// </summary>
public sealed class TileBuilder
{
    private readonly Frontier _frontier;
    private readonly ArrayBufferWriter<byte>[] _rows = new ArrayBufferWriter<byte>[8];
    private readonly ArrayBufferWriter<byte> _entries = new(64 * 1_024);
    private readonly List<TileFile> _full = [];

    /// <summary>Starts an empty log.</summary>
    public TileBuilder()
        : this(new Frontier())
    {
    }

    private TileBuilder(Frontier frontier)
    {
        _frontier = frontier;
        for (var level = 0; level < _rows.Length; level++)
        {
            _rows[level] = new ArrayBufferWriter<byte>(TileId.FullWidth * Hash32.Size);
        }
    }

    /// <summary>The number of entries.</summary>
    public ulong Size => _frontier.Size;

    /// <summary>Goes on where the files of a log end.</summary>
    /// <param name="source">Reads the files. The caller MUST have compared the root of its frontier with the
    /// signed one before, or compare <see cref="Root"/> now.</param>
    /// <param name="builder">The builder, or null.</param>
    /// <returns>False if a file is missing or wrong: <see cref="TileSource.Damage"/> says which.</returns>
    public static bool TryResume(TileSource source, [NotNullWhen(true)] out TileBuilder? builder)
    {
        ArgumentNullException.ThrowIfNull(source);
        builder = null;
        if (!source.TryGetFrontier(source.Size, out var frontier))
        {
            return false;
        }

        var resumed = new TileBuilder(frontier);
        for (var level = 0; level < resumed._rows.Length; level++)
        {
            if (resumed.Partial(level) is not { Width: > 0 } id)
            {
                continue;
            }

            if (!source.TryGetTile(level, id.Index, out var tile))
            {
                return false;
            }

            for (var i = 0; i < id.Width; i++)
            {
                Write(resumed._rows[level], tile[i]);
            }
        }

        if (resumed.Partial(TileId.EntriesLevel) is { Width: > 0 } bundleId)
        {
            if (!source.TryGetEntries(bundleId.Index, out var bundle))
            {
                return false;
            }

            for (var i = 0; i < bundleId.Width; i++)
            {
                resumed.WriteEntry(bundle[i].Span);
            }
        }

        builder = resumed;
        return true;
    }

    /// <summary>The root of the tree.</summary>
    /// <returns>The root at <see cref="Size"/>.</returns>
    public Hash32 Root() => _frontier.Root();

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">At most 65,535 bytes.</param>
    /// <returns>Its leaf hash.</returns>
    /// <exception cref="ArgumentException">The entry is longer.</exception>
    public Hash32 Append(ReadOnlySpan<byte> entry)
    {
        WriteEntry(entry);
        var leafHash = TreeHash.Leaf(entry);
        _frontier.Append(leafHash, Keep);
        if (Size % TileId.FullWidth == 0)
        {
            var id = new TileId(TileId.EntriesLevel, (Size / TileId.FullWidth) - 1, TileId.FullWidth);
            Fill(id, _entries);
        }

        return leafHash;
    }

    /// <summary>
    /// The files that stand for the growth since the last call: every tile and bundle that became full, in
    /// the order in which they did, then the partial ones of this size. Bundles and lower levels come before
    /// the tiles above them.
    /// </summary>
    /// <returns>The files; their bytes are copies.</returns>
    public IReadOnlyList<TileFile> Take()
    {
        var files = new List<TileFile>(_full);
        _full.Clear();
        AddPartial(files, TileId.EntriesLevel, _entries);
        for (var level = 0; level < _rows.Length; level++)
        {
            AddPartial(files, level, _rows[level]);
        }

        return files;
    }

    private void Keep(NodeId node, Hash32 hash)
    {
        if (node.Level % 8 != 0)
        {
            return;
        }

        var level = node.Level / 8;
        Write(_rows[level], hash);
        if (_rows[level].WrittenCount == TileId.FullWidth * Hash32.Size)
        {
            Fill(new TileId(level, node.Index / TileId.FullWidth, TileId.FullWidth), _rows[level]);
        }
    }

    private void Fill(TileId id, ArrayBufferWriter<byte> buffer)
    {
        _full.Add(new TileFile(id, buffer.WrittenSpan.ToArray()));
        buffer.ResetWrittenCount();
    }

    private void AddPartial(List<TileFile> files, int level, ArrayBufferWriter<byte> buffer)
    {
        if (Partial(level) is { Width: > 0 } id)
        {
            files.Add(new TileFile(id, buffer.WrittenSpan.ToArray()));
        }
    }

    /// <summary>The rightmost tile of a level; its width is 0 if there is none or it is full.</summary>
    private TileId Partial(int level)
    {
        var hashes = Size >> (8 * Math.Max(level, 0));
        return new TileId(level, hashes / TileId.FullWidth, (int)(hashes % TileId.FullWidth));
    }

    private static void Write(ArrayBufferWriter<byte> row, in Hash32 hash)
    {
        hash.CopyTo(row.GetSpan(Hash32.Size));
        row.Advance(Hash32.Size);
    }

    private void WriteEntry(ReadOnlySpan<byte> entry) =>
        _entries.Advance(EntryBundle.WriteEntry(entry, _entries.GetSpan(entry.Length + sizeof(ushort))));
}
