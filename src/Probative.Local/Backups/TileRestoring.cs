using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Log;

namespace Probative.Local.Backups;

/// <summary>
/// Writes the tiles of the log anew, as far as the checkpoint that is restored is signed, and signs nothing.
/// </summary>
internal sealed class TileRestoring(DurableThread durable, FileGroup group, Checkpoint checkpoint)
{
    // Tiles that become durable together.
    private const int GroupLimit = 256;

    private readonly TreeEdge _edge = PublishedEdge.Empty().Edge;
    private readonly List<NewTile> _tiles = [];
    private long _lastTemporary;

    public async Task AddAsync(IReadOnlyList<SegmentFact> facts)
    {
        foreach (var fact in facts)
        {
            if ((ulong)fact.Index >= checkpoint.Size) break;
            _edge.Append(fact.Leaf, TreeHash.Leaf(fact.Leaf), _tiles);
        }

        if (_tiles.Count >= GroupLimit) await FlushAsync();
    }

    /// <summary>False when the leaves do not add up to the root that was signed.</summary>
    public async Task<bool> FinishAsync()
    {
        if ((ulong)_edge.Size != checkpoint.Size || _edge.Root != checkpoint.Root) return false;
        _edge.AddPartials(0, _tiles);
        await FlushAsync();
        return true;
    }

    private async Task FlushAsync()
    {
        await durable.RunAsync(_ =>
        {
            var files = new List<PendingFile>(_tiles.Count);
            foreach (var tile in _tiles)
            {
                var temporary = VaultPath.Incoming("tile", ++_lastTemporary);
                var file = new PendingFile(temporary, TileFiles.PathOf(tile.Id));
                group.Write(file, tile.Bytes, Access.Immutable);
                files.Add(file);
            }

            group.Commit(files);
            if (files.Find(file => file.Failure is not null) is { } failed) throw failed.Failure!;
        });
        _tiles.Clear();
    }
}
