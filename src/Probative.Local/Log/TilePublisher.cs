using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Facts;

namespace Probative.Local.Log;

/// <summary>
/// Turns acknowledged facts into a signed log. The order, with what a crash after each step leaves: <list
/// type="number"> <item>tiles are written and made durable: files that no checkpoint speaks of; the next
/// publication writes the same bytes over them;</item> <item>they are read back, and the tree is derived from
/// them a second time: nothing is left by this;</item> <item>the checkpoint is signed and replaced
/// atomically: the old one, or the new one with all its tiles;</item> <item>partial tiles that a full one
/// replaces are removed: some of them are left.</item>
/// </list>
/// At no step does a checkpoint on disk speak of tiles that are not.
/// </summary>
internal sealed class TilePublisher : IDisposable
{
    // Leaves that are read, written and signed at a time: 64 bundles, some 20 MB. A multiple of 256, so that
    // a long publication writes no partial tiles on its way.
    private const int StepLeaves = 16_384;

    private readonly DurableThread _durable;
    private readonly FileGroup _group;
    private readonly IFactStore _store;
    private readonly IFactRows _rows;
    private readonly TileFiles _files;
    private readonly Poison _poison;
    private readonly SemaphoreSlim _turn = new(1);

    // Owned by whoever has the turn.
    private SignerKey _key;
    private SignerKey? _changedTo;
    private TreeEdge _edge;
    private byte[] _note;
    private long _lastTemporary;

    public TilePublisher(
        DurableThread durable,
        FileGroup group,
        IFactStore store,
        SignerKey key,
        Poison poison,
        PublishedEdge published)
    {
        _durable = durable;
        _group = group;
        _store = store;
        _rows = store.OpenRows();
        _key = key;
        _poison = poison;
        _files = new TileFiles(durable.Fs);
        _edge = published.Edge;
        _note = published.Note;
    }

    /// <summary>
    /// Publishes every fact that was acknowledged before the call; returns the bytes of the checkpoint's
    /// note.
    /// </summary>
    public async Task<byte[]> PublishAsync(CancellationToken ct)
    {
        var size = _store.Size;
        return await InTurnAsync(
            async () =>
            {
                await ReachAsync(size, ct);
                return _note;
            },
            ct);
    }

    /// <summary>
    /// Lets another key sign from here on, which a fact that was acknowledged before the call introduced. The
    /// order, with what a crash after each step leaves: <list type="number"> <item>all facts are published by
    /// the old key, so that it vouches for the next;</item> <item>`log/vkeys` names the next key;</item>
    /// <item>the checkpoint is signed by both;</item> <item>`log/vkey` names the next key: it signs.</item>
    /// </list> Before the last step the old key signs, after it the next one, and each opens the checkpoint
    /// that it finds. Doing it twice does it once.
    /// </summary>
    /// <param name="old">The key that signed so far.</param>
    /// <param name="next">The key that signs from here on; it is this object's to dispose of.</param>
    /// <param name="all">The lines of all keys that facts introduced, the next one last.</param>
    /// <returns>A checkpoint that holds the fact and is signed by both, as a note.</returns>
    public Task<byte[]> ChangeKeyAsync(
        SignerKey old, SignerKey next, IReadOnlyList<string> all) => InTurnAsync(
        async () =>
        {
            await ReachAsync(_store.Size, CancellationToken.None);
            var both = new Checkpoint(next.Name, (ulong)_edge.Size, _edge.Root).Sign(old, next).ToBytes();
            if (_key.Verifier.Line == next.Verifier.Line)
            {
                next.Dispose();
                return both;
            }

            await _durable.RunAsync(fs => VerifierKeyFiles.WriteAll(fs, all));
            await _durable.RunAsync(fs => Replace(fs, both));
            _note = both;
            await _durable.RunAsync(fs => VerifierKeyFiles.WriteCurrent(fs, next.Verifier));
            _key = next;
            _changedTo?.Dispose();
            _changedTo = next;
            return both;
        },
        CancellationToken.None);

    public void Dispose()
    {
        _rows.Dispose();
        _turn.Dispose();
        _changedTo?.Dispose();
    }

    private async Task<byte[]> InTurnAsync(Func<Task<byte[]>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _poison.ThrowIfTaken();
            return await work();
        }
        catch (IntegrityException doubt)
        {
            _poison.Take(doubt);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReachAsync(long size, CancellationToken ct)
    {
        while (_note.Length == 0 || _edge.Size < size)
        {
            ct.ThrowIfCancellationRequested();
            await StepAsync(Math.Min(size, ((_edge.Size / StepLeaves) + 1) * StepLeaves));
        }
    }

    private async Task StepAsync(long size)
    {
        var edge = _edge.Clone();
        var tiles = new List<NewTile>();
        foreach (var fact in _rows.ReadLeaves(edge.Size, size))
        {
            var hash = TreeHash.Leaf(fact.Leaf);
            if (hash != fact.LeafHash) throw LogDoubt.LeafDamaged(fact.Index);
            edge.Append(fact.Leaf, hash, tiles);
        }

        if (edge.Size != size) throw LogDoubt.LedgerBehind(edge.Size, size);
        edge.AddPartials(_edge.Size, tiles);

        // A crash here leaves tiles that no checkpoint speaks of.
        await _durable.RunAsync(_ => WriteTiles(tiles));
        TileReadback.Verify(_files, tiles, _edge.CloneFrontier(), size, edge.Root);

        var note = new Checkpoint(_key.Name, (ulong)size, edge.Root).Sign(_key).ToBytes();
        await _durable.RunAsync(fs => Replace(fs, note));

        // The checkpoint is durable, so from here on this is the published tree.
        _edge = edge;
        _note = note;
        await _durable.RunAsync(fs => RemovePartials(fs, tiles));
    }

    private void WriteTiles(List<NewTile> tiles)
    {
        var files = new List<PendingFile>(tiles.Count);
        foreach (var tile in tiles)
        {
            var temporary = VaultPath.Incoming("tile", ++_lastTemporary);
            var file = new PendingFile(temporary, TileFiles.PathOf(tile.Id));
            _group.Write(file, tile.Bytes, Access.Immutable);
            files.Add(file);
        }

        _group.Commit(files);
        if (files.Find(file => file.Failure is not null) is { } failed) throw failed.Failure!;
    }

    private void Replace(IVaultFs fs, byte[] note)
    {
        // The last look before the last step: whoever else wrote a checkpoint here has forked the log, and to
        // write over it would hide that.
        var before = fs.Read(VaultPath.Checkpoint, SignedNote.LimitBytes) ?? [];
        if (!before.AsSpan().SequenceEqual(_note)) throw LogDoubt.CheckpointChanged();
        AtomicFile.Write(fs, VaultPath.Checkpoint, note, Access.Replaceable);
    }

    private static void RemovePartials(IVaultFs fs, List<NewTile> tiles)
    {
        foreach (var tile in tiles)
        {
            if (tile.Id.IsFull) TileFiles.RemovePartials(fs, tile.Id);
        }
    }
}
