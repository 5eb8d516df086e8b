using Probative.Ledger.Tree;

namespace Probative.Ledger.Tests.Tree;

/// <summary>The files of a tiled log in memory, as a folder would hold them.</summary>
internal sealed class MemoryLog
{
    public SortedDictionary<string, ReadOnlyMemory<byte>> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>A log of the leaves of <see cref="NaiveTree"/>.</summary>
    public static MemoryLog Of(ulong size)
    {
        var log = new MemoryLog();
        var builder = new TileBuilder();
        for (var i = 0UL; i < size; i++)
        {
            builder.Append(NaiveTree.Leaf(i));
        }

        log.Write(builder.Take());
        return log;
    }

    public void Write(IEnumerable<TileFile> files)
    {
        foreach (var file in files)
        {
            Files[file.Id.ToString()] = file.Bytes;
        }
    }

    public TileSource Read(ulong size) =>
        new(size, id => Files.TryGetValue(id.ToString(), out var bytes) ? bytes : null);
}
