using Probative.Kernel.Commands;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Local.Remembering;

namespace Probative.Local;

/// <summary>
/// Looks whether a vault may be written to, before anything is changed: the ledger continues the published
/// log, holds what this machine saw last, and was confirmed if it was restored.
/// </summary>
internal sealed class OpeningCheck(
    IVaultFs fs, IFactStore store, Keyring keyring, VaultDescription description, VaultRequest request)
{
    public PublishedEdge Published { get; private set; } = PublishedEdge.Empty();

    public CaseId OwnSequence { get; private set; }

    /// <summary>
    /// The checkpoint that a restored vault was shown and holds; null where there is nothing to confirm.
    /// </summary>
    public Checkpoint? Shown { get; private set; }

    public CheckpointMemory? Memory { get; } =
        request.Memory is { } folder ? new CheckpointMemory(folder, description.Origin) : null;

    /// <summary>Null when it may; doubt about the record is an integrity exception.</summary>
    public Refusal? Run()
    {
        var isUnconfirmed = fs.SizeBytes(VaultPath.Unconfirmed) is not null;
        if (isUnconfirmed && request.ShownCheckpoint is null)
            return VaultRefusal.Unconfirmed(fs.FullPath(""));
        if (!isUnconfirmed && request.ShownCheckpoint is not null)
        {
            return VaultRefusal.NothingToConfirm(fs.FullPath(""));
        }

        using var signer = LogSigner.Of(fs, description.Origin, keyring);
        Published = PublishedEdge.Load(fs, store, signer.Verifier);
        using var rows = store.OpenRows();
        OwnSequence = VaultReading.OwnSequence(rows);
        var published = PublishedLog.Open(Published.Note, signer.Verifier);
        return CheckMemory(published, signer.Verifier) ?? CheckShown(published, signer.Verifier);
    }

    private Refusal? CheckMemory(Checkpoint published, VerifierKey key)
    {
        if (Memory?.Recall() is not { } note || note.AsSpan().SequenceEqual(Published.Note)) return null;
        if ((LedgerPrefix.Open(note, fs, key, out var damage)
            ?? LedgerPrefix.OpenByLaterKey(note, fs, key)) is not { } seen)
        {
            Memory.FailUnreadable($"{damage}");
            return null;
        }

        return LedgerPrefix.Holds(fs, store, published, seen)
            ? null
            : VaultRefusal.Behind(fs.FullPath(""), Memory.Path, seen.Size, store.Size);
    }

    private Refusal? CheckShown(Checkpoint published, VerifierKey key)
    {
        if (request.ShownCheckpoint is not { } note) return null;
        var folder = fs.FullPath("");
        if (LedgerPrefix.Open(note, fs, key, out var damage) is not { } shown)
        {
            return LedgerPrefix.OpenByLaterKey(note, fs, key) is { } later && later.Size > (ulong)store.Size
                ? VaultRefusal.RestoredBehind(folder, later.Size, store.Size)
                : VaultRefusal.ShownDamaged($"{damage}");
        }

        if (shown.Size > (ulong)store.Size)
            return VaultRefusal.RestoredBehind(folder, shown.Size, store.Size);
        if (!LedgerPrefix.Holds(fs, store, published, shown))
        {
            return VaultRefusal.RestoredDiffers(folder, shown.Size);
        }

        if (shown.Size < published.Size)
            return VaultRefusal.ShownOlder(folder, shown.Size, published.Size);
        Shown = shown;
        return null;
    }
}
