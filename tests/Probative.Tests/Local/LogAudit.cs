using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>
/// Checks a log folder as a stranger would: from the files alone, every leaf hashed again, every tile
/// recomputed in the plainest way.
/// </summary>
internal static class LogAudit
{
    /// <summary>
    /// The leaves under the signed checkpoint, after everything about them was found right.
    /// </summary>
    public static List<byte[]> Read(string vaultDirectory)
    {
        var log = Path.Combine(vaultDirectory, "log");
        var vkey = File.ReadAllText(Path.Combine(log, "vkey")).TrimEnd('\n');
        Assert.True(VerifierKey.TryParse(vkey, out var key, out var damage), damage.ToString());
        var bytes = File.ReadAllBytes(Path.Combine(log, "checkpoint"));
        Assert.True(SignedNote.TryParse(bytes, out var note, out damage), damage.ToString());
        Assert.IsType<NoteOutcome.Opened>(note.Open(key));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint, out damage), damage.ToString());

        var leaves = Leaves(log, checkpoint.Size);
        var row = leaves.ConvertAll(leaf => TreeHash.Leaf(leaf));
        Assert.Equal(checkpoint.Root, NaiveRoot(row, 0, row.Count));
        for (var level = 0; row.Count > 0; level++)
        {
            AssertTiles(log, level, row);
            var above = new List<Hash32>();
            for (var i = 0; i + 256 <= row.Count; i += 256) above.Add(NaiveRoot(row, i, i + 256));
            row = above;
        }

        return leaves;
    }

    private static List<byte[]> Leaves(string log, ulong size)
    {
        var leaves = new List<byte[]>();
        for (var index = 0UL; (ulong)leaves.Count < size; index++)
        {
            var width = TileId.WidthIn(TileId.EntriesLevel, index, size);
            var id = new TileId(TileId.EntriesLevel, index, width);
            var bytes = File.ReadAllBytes(Path.Combine(log, TilePath.Format(id)));
            Assert.True(EntryBundle.TryParse(bytes, width, out var bundle, out var damage), $"{damage}");
            for (var i = 0; i < width; i++) leaves.Add(bundle[i].ToArray());
        }

        return leaves;
    }

    private static void AssertTiles(string log, int level, List<Hash32> row)
    {
        for (var start = 0; start < row.Count; start += 256)
        {
            var hashes = row.Slice(start, Math.Min(256, row.Count - start));
            var id = new TileId(level, (ulong)start / 256, hashes.Count);
            var expected = hashes.SelectMany(hash => hash.ToArray()).ToArray();
            Assert.Equal(expected, File.ReadAllBytes(Path.Combine(log, TilePath.Format(id))));
        }
    }

    /// <summary>RFC 6962 section 2.1, word for word.</summary>
    private static Hash32 NaiveRoot(List<Hash32> row, int from, int to)
    {
        if (to == from) return Hash32.Of([]);
        if (to - from == 1) return row[from];
        var k = 1;
        while (k * 2 < to - from) k *= 2;
        return TreeHash.Node(NaiveRoot(row, from, from + k), NaiveRoot(row, from + k, to));
    }
}
