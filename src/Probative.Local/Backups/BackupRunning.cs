using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>
/// One run of a backup, of the vault as it stood at one moment. The order, with what a crash after each step
/// leaves:
/// <list type="number"> <item>stored bytes are copied: files that no segment of this backup needs yet;</item>
/// <item>segments are written under names of their own: the description does not name them;</item> <item>the
/// description is replaced: the backup is the one before or the new one, whole;</item> <item>segments that it
/// no longer names, and bytes that were destroyed in the vault, are removed: some of them are left, and the
/// next run removes them.</item>
/// </list>
/// </summary>
internal sealed class BackupRunning
{
    private const string CopyHint =
        "The copy of an earlier run, if there is one, was kept. Run `probative check`, and repair the vault.";

    private readonly PosixFs _vault;
    private readonly BackupRows _rows;
    private readonly BackupTarget _target;
    private readonly VaultRequest _request;
    private readonly MakeBackup _command;
    private readonly Action<CommandEvent> _tell;
    private readonly byte[] _note;
    private readonly BackupState _state;
    private readonly ByteCopy _copy;
    private BackupDescription? _written;
    private int _missing;
    private int _removed;
    private long _toldAt;

    public BackupRunning(
        PosixFs vault,
        BackupRows rows,
        BackupTarget target,
        VaultRequest request,
        MakeBackup command,
        Action<CommandEvent> tell)
    {
        (_vault, _rows, _target, _request, _command, _tell) = (vault, rows, target, request, command, tell);

        // The checkpoint first: what it speaks of was durable before it was signed, so the state read after
        // it never has fewer facts.
        _note = vault.Read(VaultPath.Checkpoint, SignedNote.LimitBytes) ?? throw LogDoubt.NoCheckpoint();
        _state = rows.State();
        _copy = new ByteCopy(vault, target.Items, target.Derivatives, problem => Note(problem))
        {
            Hint = CopyHint,
        };
    }

    /// <summary>What the vault has lost or holds damaged; each was told.</summary>
    public long Failed => _missing + _copy.Failed;

    /// <summary>Null when the backup is one of this vault, and no further than it.</summary>
    public Refusal? Refuse()
    {
        if (_target.Previous is not { } previous) return null;
        var folder = _target.Fs.FullPath("");
        if (previous.OwnSequence != _rows.OwnSequence())
            return BackupRefusal.OfOther(folder, previous.Origin);
        return previous.Facts == 0 || _rows.LeafHashOf(previous.Facts - 1) == previous.Head
            ? null
            : BackupRefusal.Ahead(folder, previous.Facts, _state.Facts);
    }

    /// <summary>False when fields were destroyed meanwhile: then it is to be run again.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        // So that a folder whose first run is interrupted says of itself what it is.
        if (_target.Previous is null) await _target.WriteAsync(Describe([], 0));

        var gone = new List<StoredName>();
        await _copy.RunAsync(New(gone), (files, bytes) => Progress("files", files, null, bytes), ct);
        var segments = await new SegmentWriting(_target, _rows).RunAsync(
            _state, facts => Progress("facts", facts, _state.Facts, 0), ct);
        if (segments is null) return false;
        var keys = _command.Keys is null ? null : ReadKeys();
        if (_rows.State().Rekeys != _state.Rekeys) return false;

        if (keys is not null) await WriteKeysAsync(keys);
        _written = Describe(segments, _state.Facts);
        await _target.WriteAsync(_written);
        await _target.Durable.RunAsync(RemoveOldSegments);
        await TellGoneAsync(gone, ct);
        return true;
    }

    public JsonObject ToJson()
    {
        var run = _written!.Runs[^1];
        var checkpoint = new JsonObject { ["origin"] = _written.Origin };
        if (LogCheckpoint.TryParse(_note, out _, out var signed, out _))
        {
            (checkpoint["size"], checkpoint["root"]) = ((long)signed.Size, signed.Root.ToHex());
        }

        return new JsonObject
        {
            ["vault"] = _vault.FullPath(""),
            ["to"] = _target.Fs.FullPath(""),
            ["facts"] = _written.Facts,
            ["new_facts"] = run.Facts,
            ["new_files"] = run.Files,
            ["new_bytes"] = run.Bytes,
            ["removed_files"] = _removed,
            ["keys"] = _command.Keys is { } keys ? Path.GetFullPath(keys) : null,
            ["last_checkpoint"] = checkpoint,
            ["not_shown"] = new JsonArray([.. NotShown().Select(line => JsonValue.Create(line))]),
        };
    }

    private IEnumerable<string> NotShown()
    {
        yield return _command.Keys is null
            ? "The key file is not in the backup, and without it the backup opens nothing: copy "
                + "keys/keyring.json elsewhere (--keys FILE)."
            : "The key file lies apart, and whoever has it and the passphrase reads the backup: keep them in "
                + "different places.";
        yield return "An older copy of the key file can still open, in an older copy of the backup or the "
            + "vault, what was destroyed since: whoever destroys has to think of both.";
        yield return "Whether the backup can be restored: `probative backup drill` tries it.";
    }

    /// <summary>What the vault has and the backup lacks; what is the other way round is put aside.</summary>
    private IEnumerable<StoredName> New(List<StoredName> gone)
    {
        foreach (var name in StoredNames.Compare(_vault, _target.Fs))
        {
            if (!name.InBackup) yield return name;
            else if (!name.InVault) gone.Add(name);
        }
    }

    private BackupDescription Describe(IReadOnlyList<SegmentEntry> segments, long facts)
    {
        var previous = _target.Previous;
        var run = new BackupRun(
            FactTime.Format(_request.Clock.GetUtcNow()),
            _command.Tool,
            facts - (previous?.Facts ?? 0),
            _copy.Files,
            _copy.Bytes);
        var runs = (previous?.Runs ?? []).TakeLast(BackupDescription.RunsKept - 1);
        var vkeys = Text(VaultPath.VerifierKeys).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new BackupDescription
        {
            Origin = DescriptionOpening.Read(_vault, out _)!.Origin,
            OwnSequence = _rows.OwnSequence() ?? throw VaultReading.LedgerEmpty(),
            Vault = Text(VaultPath.Description),
            Vkeys = vkeys.Length > 0 ? vkeys : throw LogDoubt.WrongKey(),
            Checkpoint = Encoding.UTF8.GetString(_note),
            Facts = facts,
            Head = facts == 0 ? Hash32.Zero : _rows.LeafHashOf(facts - 1)!.Value,
            LatestAt = _state.LatestAt,
            Rekeys = _state.Rekeys,
            Swept = previous?.Swept ?? _state.Rekeys,
            Segments = segments,
            Runs = facts == 0 ? [] : [.. runs, run],
        };
    }

    private string Text(string path) =>
        Encoding.UTF8.GetString(_vault.Read(path, VaultDescription.LimitBytes) ?? []);

    private byte[] ReadKeys()
    {
        var bytes = _vault.Read(VaultPath.Keyring, KeyringFile.LimitBytes) ?? [];
        if (KeyringFile.TryParse(bytes, out _, out var damage)) return bytes;

        // A good copy is not replaced by a damaged file.
        throw new IntegrityException(
            "keyring-damaged",
            $"{_vault.FullPath(VaultPath.Keyring)}: {damage} The earlier copy of it was kept.",
            "Bring the key file back from its copy, then run the backup again.");
    }

    private async Task WriteKeysAsync(byte[] keys)
    {
        var path = Path.GetFullPath(_command.Keys!);
        using var folder = PosixFs.Create(Path.GetDirectoryName(path)!);
        await _target.Durable.RunAsync(_ =>
            AtomicFile.Write(folder, Path.GetFileName(path), keys, Access.Secret));
    }

    private void RemoveOldSegments(IVaultFs fs)
    {
        var named = _written!.Segments.Select(BackupPath.Segment).ToHashSet(StringComparer.Ordinal);
        var stale = (fs.List(BackupPath.Ledger) ?? [])
            .Select(entry => $"{BackupPath.Ledger}/{entry.Name}")
            .Where(path => path.EndsWith(".seg", StringComparison.Ordinal) && !named.Contains(path))
            .ToList();
        foreach (var path in stale) fs.Unlink(path);
        if (stale.Count > 0) fs.SyncDirectory(BackupPath.Ledger);
    }

    /// <summary>
    /// The backup has bytes that the vault has not. As long as nothing was destroyed since the last look,
    /// they were lost there; else the facts tell which is which, and only the keys open them.
    /// </summary>
    private async Task TellGoneAsync(List<StoredName> gone, CancellationToken ct)
    {
        var isSwept = _written!.Swept == _state.Rekeys;
        var named = isSwept || gone.Count == 0 ? null : ReadNamed(ct);
        if (gone.Count > 0 && !isSwept && named is not { IsComplete: true })
        {
            Note(new Problem(
                "sweep-needs-keys",
                _target.Fs.FullPath(""),
                $"Fields were destroyed in the vault since the last run; {gone.Count} files that "
                    + "the vault no longer has "
                    + "are still in the backup, because it cannot be told which of them were destroyed.",
                "Run the backup again with the passphrase, and with a whole key file."));
            return;
        }

        var destroyed = named is null ? [] : gone.Where(name => !named.Contains(name.Sha256)).ToList();
        await _target.Durable.RunAsync(fs => Remove(fs, destroyed));
        foreach (var lost in gone.Except(destroyed))
        {
            _missing++;
            Note(new Problem(
                "item-missing",
                _vault.FullPath(Items.StoredItems.PathOf(lost.Directory, lost.Sha256)),
                "The vault has lost this file; the backup keeps its copy.",
                "Bring it back with `probative repair --from`, naming this backup."));
        }

        if (isSwept) return;
        _written = _written with { Swept = _state.Rekeys };
        await _target.WriteAsync(_written);
    }

    private NamedBytes? ReadNamed(CancellationToken ct)
    {
        if (KeyringOpening.Open(_vault, _request.Secret, out _) is not { } keyring) return null;
        var named = new NamedBytes(keyring);
        for (var from = 0L; from < _state.Facts; from += SegmentForm.FactsMax)
        {
            ct.ThrowIfCancellationRequested();
            var to = Math.Min(_state.Facts, from + SegmentForm.FactsMax);
            if (_rows.Read(from, to, _state) is not { } facts) return null;
            foreach (var fact in facts) named.Add(fact);
            Progress("facts read again", to, _state.Facts, 0);
        }

        return named;
    }

    /// <summary>
    /// A crash inside leaves some of them, and the mark that says that they are still to go.
    /// </summary>
    private void Remove(IVaultFs fs, List<StoredName> destroyed)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in destroyed)
        {
            var path = Items.StoredItems.PathOf(name.Directory, name.Sha256);
            fs.Unlink(path);
            folders.Add(AtomicFile.ParentOf(path));
            _removed++;
        }

        foreach (var folder in folders) fs.SyncDirectory(folder);
    }

    private void Note(Problem problem) => _tell(new CommandEvent.Noted(problem));

    /// <summary>Tells how far the work is, but not more often than a person can see.</summary>
    private void Progress(string what, long done, long? total, long bytes)
    {
        const long pauseMilliseconds = 100;
        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref _toldAt);
        if (now - last < pauseMilliseconds) return;
        if (Interlocked.CompareExchange(ref _toldAt, now, last) != last) return;
        _tell(new CommandEvent.Progress(what, done, total, bytes, null));
    }
}
