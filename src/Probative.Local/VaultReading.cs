using Probative.Kernel.Commands;
using Probative.Kernel.Log;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Auditing;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Items;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Local.Remembering;
using Probative.Local.Views;

namespace Probative.Local;

/// <summary>
/// Opens a vault for reading: without a lock, beside a writer, and on media that take no writes.
/// </summary>
internal static class VaultReading
{
    public static OpeningOutcome Open(VaultRequest request)
    {
        if (PosixFs.TryOpen(request.Directory) is not { } fs)
        {
            return new OpeningOutcome.Refused(VaultRefusal.NoVault(request.Directory));
        }

        var all = new VaultParts { Clock = request.Clock };
        all.Own(fs);
        var opened = false;
        try
        {
            var notes = new List<Problem>();
            if (Assemble(all, fs, request, notes) is { } refusal) return new OpeningOutcome.Refused(refusal);
            opened = true;
            return new OpeningOutcome.Opened(new LocalVault(all), notes);
        }
        finally
        {
            if (!opened) all.Dispose();
        }
    }

    /// <summary>The case of the first fact.</summary>
    public static CaseId OwnSequence(IFactRows rows) =>
        rows.ReadLeaves(0, 1) is [var first] ? first.Case : throw LedgerEmpty();

    public static IntegrityException LedgerEmpty() => new(
        "ledger-empty",
        $"{VaultPath.FactDatabase} holds no facts, though every vault begins with one.",
        "Bring the database back from the newest backup.");

    private static Refusal? Assemble(VaultParts all, PosixFs fs, VaultRequest request, List<Problem> notes)
    {
        if (DescriptionOpening.Read(fs, out var refusal) is not { } description) return refusal;
        if (KeyringOpening.Open(fs, request.Secret, out refusal) is not { } keyring) return refusal;
        var seen = MemoryNote.SeenSize(request.Memory, description.Origin);
        if (RowsOf(fs, notes, out refusal) is not { } openRows) return refusal;
        var rows = openRows();
        var opening = new FactOpening(keyring, () => keyring.TryRefresh(fs));
        all.Ledger = all.Own(new ReadingLedger(rows, new FactReading(openRows, opening)));
        all.OwnSequence = OwnSequence(rows);
        if (seen > all.Ledger.Size)
            notes.Add(MemoryNote.Behind(fs.FullPath(""), seen.Value, all.Ledger.Size));
        all.HandoverKey = all.Own(new HandoverKey(keyring.HandoverSeed));
        all.Log = new PublishedLog(
            fs,
            () => LogSigner.VerifierOf(
                fs, description.Origin, keyring, () => LogKeys(all.Ledger, all.OwnSequence)));
        all.Items = new StoredItems(VaultPath.Items, fs);
        all.Derivatives = new StoredItems(VaultPath.Derivatives, fs);
        all.Views = all.Own(new ReaderViews(fs, all.Ledger));
        all.Directory = fs.FullPath("");
        all.Access = all.Own(new AccessLog(all.Directory, keyring.AccessKey, request.Clock));
        return null;
    }

    private static IEnumerable<string> LogKeys(IFactLedger ledger, CaseId ownSequence) =>
        new KeyRoll(ledger, ownSequence, SigningUse.Log.Word())
            .IntroducedAsync(CancellationToken.None).Select(KeyRoll.KeyOf).ToBlockingEnumerable();

    private static Func<IFactRows>? RowsOf(PosixFs fs, List<Problem> notes, out Refusal? refusal)
    {
        refusal = null;
        var path = fs.FullPath(VaultPath.FactDatabase);
        if (!fs.IsReadOnly) return () => FactRows.OpenBeside(path);
        if (fs.SizeBytes(VaultPath.FactDatabase + "-wal") is > 0)
        {
            refusal = VaultRefusal.LogOnReadOnlyMedium(path);
            return null;
        }

        notes.Add(new Problem(
            "read-only-medium",
            fs.FullPath(""),
            "This medium takes no writes: the vault is read as it stands, without locks.",
            "Make sure that no other machine writes to it meanwhile."));
        return () => FactRows.OpenImmutable(path);
    }
}
