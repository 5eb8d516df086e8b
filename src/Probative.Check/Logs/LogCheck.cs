using Probative.Check.Faults;
using Probative.Check.Package;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Formats.Containers;
using Probative.Ledger;
using Probative.Ledger.Audit;
using Probative.Ledger.Notes;

namespace Probative.Check.Logs;

/// <summary>Checks a log folder: its checkpoint, its keys, and everything below them (check.md).</summary>
internal sealed class LogCheck
{
    private const int LongestText = 4 * 1024 * 1024;

    private readonly LogFolder _folder;
    private readonly FaultList _faults = new();
    private readonly List<VerifierKey> _keys = [];
    private readonly ReadOnlyMemory<byte> _checkpoint;
    private VerifierKey? _key;

    private LogCheck(IFileSet files, ReadOnlyMemory<byte> checkpoint)
    {
        _checkpoint = checkpoint;
        _folder = new LogFolder(files);
        foreach (Formats.Damage damage in files.Damages)
            _faults.Add(new Fault(LogCodes.Missing, damage.Path, damage.Offset, damage.Message));
    }

    /// <summary>Checks a log.</summary>
    /// <param name="path">Where it is, as the person wrote it.</param>
    /// <param name="files">Its files.</param>
    /// <param name="checkpoint">
    /// The checkpoint as it was before the files were listed; empty to read it now.
    /// </param>
    /// <param name="given">The signer's key as the person knows it; null if they know none.</param>
    /// <param name="known">Checkpoints, logs and packages that the person has from before.</param>
    /// <param name="lanes">How many bundles are read at once.</param>
    /// <param name="progress">Told what is done; may be null.</param>
    public static CheckResult Run(
        string path,
        IFileSet files,
        ReadOnlyMemory<byte> checkpoint,
        GivenKey? given,
        IReadOnlyList<KnownRecord> known,
        int lanes,
        Progress? progress) =>
        new LogCheck(files, checkpoint).Run(path, given, known, lanes, progress);

    private CheckResult Run(
        string path,
        GivenKey? given,
        IReadOnlyList<KnownRecord> known,
        int lanes,
        Progress? progress)
    {
        ReadKeys(given);
        Checkpoint? checkpoint = ReadCheckpoint();
        LogAuditReport? report = checkpoint is null
            ? null
            : LogAudit.Run(_folder, checkpoint, Take, lanes, done => progress?.Add("entries", (long)done));
        if (checkpoint is not null)
        {
            foreach (KnownRecord record in known)
                KnownLog.Check(_folder, checkpoint, [.. _keys], record, _faults);
        }

        Signer signer = Signer.Of(_key, given);
        if (signer is { IsGiven: true, IsSame: false })
            _faults.Add(
                Codes.SignerOther, LogFolder.VerifierKey, $"The log's key is not {given!.Pin.Fingerprint}.");
        return Result(path, signer, checkpoint, report);
    }

    private void Take(LogFault fault) =>
        _faults.Add(new Fault(fault.Code, fault.Path, fault.Offset, fault.Message));

    private void ReadKeys(GivenKey? given)
    {
        if (_folder.Read(LogFolder.VerifierKey, LongestText) is { } bytes)
        {
            _key = KeysPart.ParseKey(bytes.Span, out string reason);
            if (_key is null) _faults.Add(Codes.Checkpoint, LogFolder.VerifierKey, reason);
        }
        else
        {
            _faults.Add(Codes.Checkpoint, LogFolder.VerifierKey, "There is no verifier key beside the log.");
            _key = given?.Key;
        }

        if (_key is not null) _keys.Add(_key);
        ReadAllKeys();
    }

    private void ReadAllKeys()
    {
        if (_folder.Read(LogFolder.VerifierKeys, LongestText) is not { } bytes)
        {
            _faults.Add(Codes.LogKeys, LogFolder.VerifierKeys, "The list of all keys is not there.");
            return;
        }

        var hasCurrent = false;
        var offset = 0;
        while (offset < bytes.Length)
        {
            ReadOnlySpan<byte> rest = bytes.Span[offset..];
            int end = rest.IndexOf((byte)'\n') is var at and >= 0 ? at + 1 : rest.Length;
            if (KeysPart.ParseKey(rest[..end], out string reason) is { } key)
            {
                hasCurrent |= key.Equals(_key);
                if (!_keys.Contains(key)) _keys.Add(key);
            }
            else
            {
                _faults.Add(new Fault(Codes.LogKeys, LogFolder.VerifierKeys, offset, reason));
            }

            offset += end;
        }

        if (_key is not null && !hasCurrent)
            _faults.Add(Codes.LogKeys, LogFolder.VerifierKeys, "It does not hold the current key.");
    }

    private Checkpoint? ReadCheckpoint()
    {
        ReadOnlyMemory<byte>? read =
            _checkpoint.IsEmpty ? _folder.Read(LogFolder.Checkpoint, LongestText) : _checkpoint;
        if (read is not { } bytes)
        {
            _faults.Add(Codes.Checkpoint, LogFolder.Checkpoint, "There is no checkpoint.");
            return null;
        }

        if (!LogCheckpoint.TryParse(bytes.Span, out _, out Checkpoint? checkpoint, out Damage damage))
            Report(damage);
        else if (_key is not null && !LogCheckpoint.TryOpen(bytes.Span, _key, out _, out damage))
            Report(damage);
        return checkpoint;
    }

    private void Report(Damage damage) => _faults.Add(new Fault(
        Codes.Checkpoint, LogFolder.Checkpoint, damage.Offset, damage.Message ?? damage.Code!));

    private CheckResult Result(string path, Signer signer, Checkpoint? checkpoint, LogAuditReport? report) =>
        new()
    {
        Command = "check",
        Kind = "log",
        Path = path,
        Faults = _faults,
        Signer = signer,
        Texts = [("root", checkpoint?.Root.ToBase64() ?? "")],
        Figures =
        [
            ("log_size", (long)(checkpoint?.Size ?? 0)),
            ("leaves", (long)(report?.LeafCount ?? 0)),
            ("cases", report?.CaseCount ?? 0),
            ("stale_files", report?.StaleFiles ?? 0),
            ("unsigned_files", report?.UnsignedFiles ?? 0),
            ("other_files", report?.OtherFiles ?? 0),
        ],
        Checked = Sentences.LogChecked,
        Shows = Sentences.LogShows,
        ShowsNot = [Sentences.NoOutsideTime, .. Sentences.ShowsNot],
    };
}
