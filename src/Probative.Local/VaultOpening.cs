using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger.Notes;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Probative.Local.Locking;

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
            var check = new OpeningCheck(medium.Fs, store, keyring, description, request);
            if (check.Run() is { } doubted) return Refused(doubted);
            await parts.Durable.RunAsync(Sweep);
            store.TakeOver(taken.Holder);
            var upgradedFrom = store.UpgradedFrom;
            await Shredder.RecoverAsync(parts.Durable, store, keyring);
            var vault = parts.Assemble(
                store,
                keyring,
                description.Origin,
                check.OwnSequence,
                check.Published,
                request.Clock,
                check.Memory);
            if (check.Shown is { } shown) await ConfirmAsync(vault, parts, store.Size, shown, ct);

            if (upgradedFrom is { } from)
                await RecordUpgradeAsync(vault, parts, store, from, request.Tool);

            await parts.All.SigningKeys.RecoverAsync();

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

    /// <summary>
    /// Records that a restored vault was shown the last checkpoint, and lets it sign again.
    /// </summary>
    private static async Task ConfirmAsync(
        LocalVault vault, WriterParts parts, long restored, Checkpoint shown, CancellationToken ct)
    {
        var fact = new VaultRestored { Facts = restored, TreeSize = (long)shown.Size, Root = shown.Root };
        await vault.Ledger.AppendAsync(vault.OwnSequence, fact, FactLedger.ProgramActor, ct);

        // A crash before leaves the fact and the mark: the vault is shown the checkpoint once more, and says
        // so once more.
        await parts.Durable.RunAsync(fs =>
        {
            fs.Unlink(VaultPath.Unconfirmed);
            fs.SyncDirectory("");
        });
    }

    /// <summary>
    /// Records that the ledger's database was brought to another schema. A crash after the fact and before
    /// the note is gone leaves both: then it is recorded twice, and never not at all.
    /// </summary>
    private static async Task RecordUpgradeAsync(
        LocalVault vault, WriterParts parts, IFactStore store, int from, string tool)
    {
        var fact = new VaultUpgraded { FromSchema = from, ToSchema = FactSchema.Latest, Tool = tool };
        await vault.Ledger.AppendAsync(
            vault.OwnSequence, fact, FactLedger.ProgramActor, CancellationToken.None);
        await parts.Durable.RunAsync(_ => store.ForgetUpgrade());
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
            var path = $"{VaultPath.IncomingDirectory}/{entry.Name}";
            if (!entry.IsDirectory) fs.Unlink(path);
            else if (entry.Name.StartsWith(IncomingCandidates.Prefix, StringComparison.Ordinal))
                UnfinishedVault.Remove(fs, path);
        }

        fs.Unlink(VaultPath.Unfinished);
    }

    private static OpeningOutcome.Refused Refused(Refusal refusal) => new(refusal);
}
