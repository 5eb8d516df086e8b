using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Keys;
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

    private readonly BackupMoment _moment;
    private readonly BackupTarget _target;
    private readonly VaultRequest _request;
    private readonly MakeBackup _command;
    private readonly Action<CommandEvent> _tell;
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
        (_moment, _target, _request, _command, _tell) = (
            new BackupMoment(vault, rows, request), target, request, command, tell);
        _copy = new ByteCopy(vault, target.Items, target.Derivatives, problem => Note(problem))
        {
            Hint = CopyHint,
        };
    }

    /// <summary>What the vault has lost or holds damaged; each was told.</summary>
    public long Failed => _missing + _copy.Failed;

    /// <summary>Null when the backup is one of this vault, and no further than it.</summary>
    public Refusal? Refuse() =>
        _moment.Refuse(_target.Previous, _target.Fs.FullPath(""), _command.Keys);

    /// <summary>False when fields were destroyed meanwhile: then it is to be run again.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        // So that a folder whose first run is interrupted says of itself what it is.
        if (_target.Previous is null) await _target.WriteAsync(Describe([], 0));

        var gone = new List<StoredName>();
        await _copy.RunAsync(New(gone), (files, bytes) => Progress("files", files, null, bytes), ct);
        var segments = await new SegmentWriting(_target, _moment.Rows).RunAsync(
            _moment.State, facts => Progress("facts", facts, _moment.State.Facts, 0), ct);
        if (segments is null) return false;
        var keys = _command.Keys is null ? null : _moment.ReadKeys();
        if (_moment.IsPast) return false;

        if (keys is not null) await BackupMoment.WriteKeysAsync(_target.Durable, _command.Keys!, keys);
        await _target.Durable.RunAsync(fs => AccessCopy.Run(_moment.Vault, fs));
        _written = Describe(segments, _moment.State.Facts);
        await _target.WriteAsync(_written);
        await _target.Durable.RunAsync(RemoveOldSegments);
        await TellGoneAsync(gone, ct);
        return true;
    }

    public JsonObject ToJson()
    {
        var run = _written!.Runs[^1];
        return new JsonObject
        {
            ["vault"] = _moment.Vault.FullPath(""),
            ["to"] = _target.Fs.FullPath(""),
            ["facts"] = _written.Facts,
            ["new_facts"] = run.Facts,
            ["new_files"] = run.Files,
            ["new_bytes"] = run.Bytes,
            ["removed_files"] = _removed,
            ["keys"] = _command.Keys is { } keys ? Path.GetFullPath(keys) : null,
            ["last_checkpoint"] = _moment.CheckpointToJson(_written.Origin),
            ["not_shown"] = new JsonArray(
                BackupNotShown.Keys(_command.Keys is not null),
                BackupNotShown.OlderKeys,
                BackupNotShown.Drill),
        };
    }

    /// <summary>What the vault has and the backup lacks; what is the other way round is put aside.</summary>
    private IEnumerable<StoredName> New(List<StoredName> gone)
    {
        foreach (var name in StoredNames.Compare(_moment.Vault, _target.Fs))
        {
            if (!name.InBackup) yield return name;
            else if (!name.InVault) gone.Add(name);
        }
    }

    private BackupDescription Describe(IReadOnlyList<SegmentEntry> segments, long facts) => _moment.Describe(
        _target.Previous,
        segments,
        facts,
        at => new BackupRun(
            at, _command.Tool, facts - (_target.Previous?.Facts ?? 0), _copy.Files, _copy.Bytes));

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
        var isSwept = _written!.Swept == _moment.State.Rekeys;
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
                _moment.Vault.FullPath(Items.StoredItems.PathOf(lost.Directory, lost.Sha256)),
                "The vault has lost this file; the backup keeps its copy.",
                "Bring it back with `probative repair --from`, naming this backup."));
        }

        if (isSwept) return;
        _written = _written with { Swept = _moment.State.Rekeys };
        await _target.WriteAsync(_written);
    }

    private NamedBytes? ReadNamed(CancellationToken ct)
    {
        if (KeyringOpening.Open(_moment.Vault, _request.Secret, out _) is not { } keyring) return null;
        var named = new NamedBytes(keyring);
        for (var from = 0L; from < _moment.State.Facts; from += SegmentForm.FactsMax)
        {
            ct.ThrowIfCancellationRequested();
            var to = Math.Min(_moment.State.Facts, from + SegmentForm.FactsMax);
            if (_moment.Rows.Read(from, to, _moment.State) is not { } facts) return null;
            foreach (var fact in facts) named.Add(fact);
            Progress("facts read again", to, _moment.State.Facts, 0);
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
