using Probative.Kernel.Commands;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Probative.Local.Locking;
using Probative.Local.Log;

namespace Probative.Local;

/// <summary>
/// Opens a vault. Loading is the recovery: a writer checks that the ledger continues the published log before
/// it changes anything, and then publishes what a crash left unpublished.
/// </summary>
internal static class VaultOpening
{
    public static async Task<OpeningOutcome> OpenForWritingAsync(
        VaultRequest request, CancellationToken ct) =>
        PosixFs.TryOpen(request.Directory) is { } fs
            ? await OpenForWritingAsync(VaultMedium.Posix(fs), request, ct)
            : Refused(VaultRefusal.NoVault(request.Directory));

    internal static async Task<OpeningOutcome> OpenForWritingAsync(
        VaultMedium medium, VaultRequest request, CancellationToken ct)
    {
        var parts = new WriterParts(medium);
        var opened = false;
        try
        {
            var description = DescriptionOpening.Read(medium.Fs, out var refusal);
            if (description is null) return Refused(refusal!);
            var taken = await parts.Durable.RunAsync(fs =>
                WriterLock.TryTake(fs, request.Command, request.Clock, out refusal));
            if (taken is null) return Refused(refusal!);
            parts.All.Own(taken);
            var keyring = KeyringOpening.Open(medium.Fs, request.Secret, out refusal);
            if (keyring is null) return Refused(refusal!);

            var store = parts.All.Own(medium.OpenFacts());
            var published = Check(medium.Fs, store, keyring, description, out var ownSequence);
            await parts.Durable.RunAsync(Sweep);
            store.TakeOver(taken.Holder);
            var vault = parts.Assemble(
                store, keyring, description.Origin, ownSequence, published, request.Clock);

            // What was acknowledged before a crash and not yet published; nothing when the last end was
            // orderly.
            await vault.Ledger.PublishAsync(ct);
            opened = true;
            return new OpeningOutcome.Opened(vault, []);
        }
        finally
        {
            if (!opened) await parts.All.DisposeAsync();
        }
    }

    /// <summary>Read-only: what is wrong ends here, before anything was changed.</summary>
    private static PublishedEdge Check(
        IVaultFs fs, IFactStore store, Keyring keyring, VaultDescription description, out CaseId ownSequence)
    {
        using var signer = new SignerKey(description.Origin, keyring.LogSeed);
        var published = PublishedEdge.Load(fs, store, signer.Verifier);
        using var rows = store.OpenRows();
        ownSequence = VaultReading.OwnSequence(rows);
        return published;
    }

    /// <summary>
    /// Removes what a crash left half-written. None of it was ever acknowledged, and doing it twice does it
    /// once.
    /// </summary>
    private static void Sweep(IVaultFs fs)
    {
        fs.CreateDirectory(VaultPath.IncomingDirectory);
        foreach (var entry in fs.List(VaultPath.IncomingDirectory) ?? [])
        {
            if (!entry.IsDirectory) fs.Unlink($"{VaultPath.IncomingDirectory}/{entry.Name}");
        }

        fs.Unlink(VaultPath.Unfinished);
    }

    private static OpeningOutcome.Refused Refused(Refusal refusal) => new(refusal);
}
