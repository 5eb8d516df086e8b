using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Items;
using Probative.Local.Keys;

namespace Probative.Local.Backups;

/// <summary>
/// One restoring, into a folder that is marked as unfinished until all is done. The order: facts and tiles,
/// whose root is held against the signed one; stored bytes, each against its digest; keys and checkpoint; the
/// mark that nothing may be signed; the description of the vault.
/// </summary>
internal sealed class RestoreRunning(
    BackupSource source,
    RestoreTarget target,
    Keyring keyring,
    byte[] keys,
    TimeProvider clock,
    Action<CommandEvent> tell)
{
    private const string OtherCopy =
        "Look for another copy: an older backup, a package handed over. `probative repair --from` "
            + "brings it back.";

    private readonly NamedBytes _named = new(keyring);
    private long _failed;
    private long _missing;
    private long _toldAt;

    public async Task<CommandEvent.Finished> RunAsync(CancellationToken ct)
    {
        if (await RestoreLedgerAsync(ct) is { } contradiction)
        {
            tell(new CommandEvent.Noted(
                BackupRefusal.LedgerDamaged(source.Fs.FullPath(""), contradiction).Problem));
            return new CommandEvent.Finished(Ending.DamageFound, null);
        }

        var copy = new ByteCopy(source.Fs, target.Items, target.Derivatives, FailMissing)
        {
            Hint = OtherCopy,
        };
        await copy.RunAsync(Names(), (files, bytes) => Progress("files", files, null, bytes), ct);
        foreach (var gap in source.Gaps) FailMissing(gap);
        TellMissing();
        TellOtherSigner();
        await target.Durable.RunAsync(Finish);
        return new CommandEvent.Finished(
            _failed == 0 ? Ending.Done : Ending.DoneWithFailures, ToJson(copy));
    }

    private async Task<string?> RestoreLedgerAsync(CancellationToken ct)
    {
        using var ledger = new LedgerRestoring(target.Fs.FullPath(VaultPath.FactDatabase));
        var tiles = new TileRestoring(target.Durable, target.Group, source.Checkpoint);
        foreach (var segment in source.Description.Segments)
        {
            ct.ThrowIfCancellationRequested();

            // All were read once before; whoever changes them now is found by their digests.
            if (source.Read(segment, out var problem) is not { } facts) return problem!.Message;
            if (ledger.Add(facts) is { } fault) return fault;
            await tiles.AddAsync(facts);
            foreach (var fact in facts) _named.Add(fact);
            Progress("facts", segment.To, source.Description.Facts, 0);
        }

        if (!await tiles.FinishAsync()) return "Their leaves do not add up to the signed root.";
        ledger.Finish(source.Description);
        return null;
    }

    /// <summary>
    /// Every file of the backup; but none that may have been destroyed in the vault, where the run that was
    /// to remove it here was interrupted.
    /// </summary>
    private IEnumerable<StoredName> Names()
    {
        var maySpeak = source.Description.Swept == source.Description.Rekeys || !_named.IsComplete;
        return StoredNames.All(source.Fs)
            .Where(name => maySpeak || _named.Contains(name.Sha256))
            .Select(name => new StoredName(name.Directory, name.Sha256, InVault: false, InBackup: true));
    }

    private void TellMissing()
    {
        if (!_named.IsComplete)
        {
            Fail(new Problem(
                "fields-not-opened",
                source.Fs.FullPath(""),
                "Some sealed fields do not open with this key file: it is older than the backup, or so much "
                    + "newer that the keys of then are gone, as after a destruction.",
                "Restore with a copy of the key file of the time of this backup."));
        }

        TellMissing("item-missing", VaultPath.Items, _named.Items);
        TellMissing("derivative-missing", VaultPath.Derivatives, _named.Derivatives);
    }

    private void TellMissing(string code, string directory, IEnumerable<Hash32> named)
    {
        foreach (var sha256 in named)
        {
            var path = StoredItems.PathOf(directory, sha256);
            if (target.Fs.SizeBytes(path) is not null || source.Fs.SizeBytes(path) is not null) continue;
            FailMissing(new Problem(
                code,
                source.Fs.FullPath(path),
                "A fact names these bytes, and the backup has no file of them.",
                OtherCopy));
        }
    }

    private void TellOtherSigner()
    {
        foreach (var seed in keyring.Seeds(SigningUse.Log))
        {
            using var signer = new SignerKey(source.Description.Origin, seed);
            if (signer.Verifier.Line == source.Key.Line) return;
        }

        Fail(new Problem(
            "keyring-of-other-time",
            source.Fs.FullPath(""),
            "The log's key was changed between this backup and this copy of the key file: what was restored "
                + "can be read, and can never sign.",
            "To go on recording, restore a backup and a copy of the key file of the same time."));
    }

    private void Finish(IVaultFs fs)
    {
        var description = source.Description;
        var vkeys = string.Concat(description.Vkeys.Select(line => line + "\n"));
        AccessCopy.Run(source.Fs, fs);
        AtomicFile.Write(fs, VaultPath.Keyring, keys, Access.Secret);
        AtomicFile.Write(fs, VaultPath.VerifierKeys, Encoding.UTF8.GetBytes(vkeys), Access.Replaceable);
        AtomicFile.Write(
            fs, VaultPath.VerifierKey, Encoding.UTF8.GetBytes(source.Key.Line + "\n"), Access.Replaceable);
        AtomicFile.Write(
            fs, VaultPath.Checkpoint, Encoding.UTF8.GetBytes(description.Checkpoint), Access.Replaceable);

        // Before the folder becomes a vault: there is no moment at which it could sign.
        var mark = $"Restored at {FactTime.Format(clock.GetUtcNow())} from {source.Fs.FullPath("")}.\n";
        AtomicFile.Write(fs, VaultPath.Unconfirmed, Encoding.UTF8.GetBytes(mark), Access.Replaceable);
        target.Finish(Encoding.UTF8.GetBytes(description.Vault));
    }

    private JsonObject ToJson(ByteCopy copy) => new()
    {
        ["vault"] = target.Fs.FullPath(""),
        ["from"] = source.Fs.FullPath(""),
        ["facts"] = source.Description.Facts,
        ["files"] = copy.Files,
        ["bytes"] = copy.Bytes,
        ["missing"] = _missing,
        ["last_checkpoint"] = new JsonObject
        {
            ["origin"] = source.Checkpoint.Origin,
            ["size"] = (long)source.Checkpoint.Size,
            ["root"] = source.Checkpoint.Root.ToHex(),
        },
        ["signs"] = false,
        ["not_shown"] = new JsonArray([.. NotShown().Select(line => JsonValue.Create(line))]),
    };

    private static IEnumerable<string> NotShown()
    {
        yield return "Whether facts were recorded after this backup: show the vault the last checkpoint that "
            + "was published (`probative restore confirm --checkpoint FILE`). Until then it signs nothing.";
        yield return "Whether every field opens and every view is right: run `probative check`.";
    }

    private void FailMissing(Problem problem)
    {
        Interlocked.Increment(ref _missing);
        Fail(problem);
    }

    private void Fail(Problem problem)
    {
        Interlocked.Increment(ref _failed);
        tell(new CommandEvent.Noted(problem));
    }

    /// <summary>Tells how far the work is, but not more often than a person can see.</summary>
    private void Progress(string what, long done, long? total, long bytes)
    {
        const long pauseMilliseconds = 100;
        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref _toldAt);
        if (now - last < pauseMilliseconds) return;
        if (Interlocked.CompareExchange(ref _toldAt, now, last) != last) return;
        tell(new CommandEvent.Progress(what, done, total, bytes, null));
    }
}
