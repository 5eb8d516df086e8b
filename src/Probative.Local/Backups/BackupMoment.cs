using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Keys;
using Probative.Local.Log;

namespace Probative.Local.Backups;

/// <summary>A vault as it stood at one moment, and what a backup says of it.</summary>
internal sealed class BackupMoment
{
    private readonly VaultRequest _request;
    private readonly string[] _vkeys;
    private readonly byte[] _note;

    public BackupMoment(PosixFs vault, BackupRows rows, VaultRequest request)
    {
        (Vault, Rows, _request) = (vault, rows, request);

        _vkeys = VerifierKeyFiles.ReadAll(vault);
        if (_vkeys.Length == 0 || !_vkeys.All(line => VerifierKey.TryParse(line, out _, out _)))
            throw LogDoubt.KeysDamaged("It is missing, or no list of verifier keys.");

        // The checkpoint first: what it speaks of was durable before it was signed, so the state read after
        // it never has fewer facts.
        _note = vault.Read(VaultPath.Checkpoint, SignedNote.LimitBytes) ?? throw LogDoubt.NoCheckpoint();
        State = rows.State();
    }

    public PosixFs Vault { get; }

    public BackupRows Rows { get; }

    public BackupState State { get; }

    /// <summary>
    /// True when fields were destroyed since, or the log's key has changed: then the backup is to be begun
    /// again.
    /// </summary>
    public bool IsPast =>
        Rows.State().Rekeys != State.Rekeys || !VerifierKeyFiles.ReadAll(Vault).SequenceEqual(_vkeys);

    /// <summary>
    /// Null when what was backed up earlier is of this vault, and no further than it, and when no other file
    /// lies where the copy of the key file goes.
    /// </summary>
    /// <exception cref="IntegrityException">
    /// The list of the log's keys is not that of the earlier backup, or one that went on from it: the good
    /// one is not replaced.
    /// </exception>
    public Refusal? Refuse(BackupDescription? previous, string place, string? keys)
    {
        if (RefuseBackup(previous, place) is { } refusal) return refusal;
        return keys is null || IsFreeOrCopy(Path.GetFullPath(keys)) ? null : BackupRefusal.KeysNotACopy(keys);
    }

    private Refusal? RefuseBackup(BackupDescription? previous, string place)
    {
        if (previous is null) return null;
        if (previous.Origin == DescriptionOpening.Read(Vault, out _)?.Origin
            && !_vkeys.Take(previous.Vkeys.Count).SequenceEqual(previous.Vkeys))
        {
            throw LogDoubt.KeysDamaged("It lacks keys that the earlier backup has, or names others.");
        }

        if (previous.OwnSequence != Rows.OwnSequence()) return BackupRefusal.OfOther(place, previous.Origin);
        return previous.Facts == 0 || Rows.LeafHashOf(previous.Facts - 1) == previous.Head
            ? null
            : BackupRefusal.Ahead(place, previous.Facts, State.Facts);
    }

    /// <summary>What the backup holds once these segments are part of it.</summary>
    public BackupDescription Describe(
        BackupDescription? previous,
        IReadOnlyList<SegmentEntry> segments,
        long facts,
        Func<string, BackupRun> run)
    {
        var runs = (previous?.Runs ?? []).TakeLast(BackupDescription.RunsKept - 1);
        return new BackupDescription
        {
            Origin = DescriptionOpening.Read(Vault, out _)!.Origin,
            OwnSequence = Rows.OwnSequence() ?? throw VaultReading.LedgerEmpty(),
            Vault = Text(VaultPath.Description),
            Vkeys = _vkeys,
            Checkpoint = Encoding.UTF8.GetString(_note),
            Facts = facts,
            Head = facts == 0 ? Hash32.Zero : Rows.LeafHashOf(facts - 1)!.Value,
            LatestAt = State.LatestAt,
            Rekeys = State.Rekeys,
            Swept = previous?.Swept ?? State.Rekeys,
            Segments = segments,
            Runs = facts == 0 ? [] : [.. runs, run(FactTime.Format(_request.Clock.GetUtcNow()))],
        };
    }

    /// <summary>The key file, for a copy of it.</summary>
    public byte[] ReadKeys()
    {
        var bytes = Vault.Read(VaultPath.Keyring, KeyringFile.LimitBytes) ?? [];
        if (KeyringFile.TryParse(bytes, out _, out var damage)) return bytes;

        // A good copy is not replaced by a damaged file.
        throw new IntegrityException(
            "keyring-damaged",
            $"{Vault.FullPath(VaultPath.Keyring)}: {damage} The earlier copy of it was kept.",
            "Bring the key file back from its copy, then run the backup again.");
    }

    /// <summary>A copy of this vault's key file has a key for the vault's own facts.</summary>
    private bool IsFreeOrCopy(string path)
    {
        using var folder = PosixFs.TryOpen(Path.GetDirectoryName(path)!);
        return folder?.Read(Path.GetFileName(path), KeyringFile.LimitBytes) is not { } bytes
            || (KeyringFile.TryParse(bytes, out var file, out _)
                && Rows.OwnSequence() is { } own
                && file.WrappedCaseKeys.ContainsKey(own));
    }

    /// <summary>Replaces the copy of the key file.</summary>
    public static async Task WriteKeysAsync(DurableThread durable, string to, byte[] keys)
    {
        var path = Path.GetFullPath(to);
        using var folder = PosixFs.Create(Path.GetDirectoryName(path)!);
        await durable.RunAsync(_ => AtomicFile.Write(folder, Path.GetFileName(path), keys, Access.Secret));
    }

    public JsonObject CheckpointToJson(string origin)
    {
        var checkpoint = new JsonObject { ["origin"] = origin };
        if (LogCheckpoint.TryParse(_note, out _, out var signed, out _))
        {
            (checkpoint["size"], checkpoint["root"]) = ((long)signed.Size, signed.Root.ToHex());
        }

        return checkpoint;
    }

    private string Text(string path) =>
        Encoding.UTF8.GetString(Vault.Read(path, VaultDescription.LimitBytes) ?? []);
}
