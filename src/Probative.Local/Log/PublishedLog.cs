using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;

namespace Probative.Local.Log;

/// <summary>
/// Reads the log as a stranger would, from `log/` alone: the checkpoint is read and its signature checked
/// each time, so that a reader beside a writer moves on with it, also when the log's key changes.
/// </summary>
internal sealed class PublishedLog : ILogReader
{
    private const int CheckpointLimitBytes = SignedNote.LimitBytes;

    private readonly IVaultFs _fs;
    private readonly Func<VerifierKey> _signer;
    private readonly TileFiles _files;
    private readonly Lock _gate = new();

    // Guarded by the gate: the last note and the tiles read under it.
    private byte[] _note = [];
    private Checkpoint? _checkpoint;
    private TileSource? _source;

    /// <param name="fs">The vault.</param>
    /// <param name="signer">Whose signature counts now; asked again when a signature is not by it.</param>
    public PublishedLog(IVaultFs fs, Func<VerifierKey> signer)
    {
        (_fs, _signer) = (fs, signer);
        _files = new TileFiles(fs);
        Vkey = signer();
    }

    public VerifierKey Vkey { get; private set; }

    public (Checkpoint Checkpoint, byte[] Note) Latest()
    {
        lock (_gate)
        {
            Refresh();
            return (_checkpoint!, _note);
        }
    }

    public Hash32 Node(NodeId node)
    {
        lock (_gate)
        {
            if (_source is null) Refresh();
            return _source!.TryGetNode(node, out var hash) ? hash : throw LogDoubt.Tile(_source.Damage!);
        }
    }

    /// <summary>Asks again who signs: the key has changed.</summary>
    public void Follow()
    {
        lock (_gate) Vkey = _signer();
    }

    private void Refresh()
    {
        var note = _fs.Read(VaultPath.Checkpoint, CheckpointLimitBytes) ?? throw LogDoubt.NoCheckpoint();
        if (note.AsSpan().SequenceEqual(_note)) return;
        if (!IsSignedBy(note, Vkey)) Vkey = _signer();
        _checkpoint = Open(note, Vkey);
        _note = note;
        _source = new TileSource(_checkpoint.Size, _files.Read);
    }

    private static bool IsSignedBy(byte[] bytes, VerifierKey vkey) =>
        SignedNote.TryParse(bytes, out var note, out _) && note.Open(vkey) is NoteOutcome.Opened;

    /// <summary>The checkpoint in a note that this key signed.</summary>
    /// <exception cref="IntegrityException">It is anything else.</exception>
    internal static Checkpoint Open(byte[] bytes, VerifierKey vkey)
    {
        if (!SignedNote.TryParse(bytes, out var note, out var damage))
        {
            throw LogDoubt.BadCheckpoint($"{damage}");
        }

        if (note.Open(vkey) is not NoteOutcome.Opened)
        {
            throw LogDoubt.BadCheckpoint("it is not signed by this vault's log key.");
        }

        if (!Checkpoint.TryParse(note.Text, out var checkpoint, out damage))
        {
            throw LogDoubt.BadCheckpoint($"{damage}");
        }

        return checkpoint.Origin == vkey.Name
            ? checkpoint
            : throw LogDoubt.BadCheckpoint($"its origin is not {vkey.Name}.");
    }
}
