using System.Security.Cryptography;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Probative.Local.Locking;
using Probative.Local.Log;
using Probative.Local.Remembering;

namespace Probative.Local;

/// <summary>
/// Makes a vault. `unfinished` is written first and `vault.json` last; a crash anywhere between leaves a
/// folder that says of itself that nothing was ever recorded in it, and the next attempt starts over.
/// </summary>
internal static class VaultCreation
{
    private static readonly string[] Directories =
    [
        VaultPath.KeyDirectory,
        VaultPath.Items,
        VaultPath.Derivatives,
        VaultPath.Log,
        VaultPath.Views,
        VaultPath.IncomingDirectory,
    ];

    public static async Task<CreationOutcome> CreateAsync(CreationRequest request, CancellationToken ct)
    {
        if (request.Protection is KeyProtection.Passphrase { Text: "" })
        {
            return new CreationOutcome.Refused(VaultRefusal.EmptyPassphrase());
        }

        if (File.Exists(request.Directory))
        {
            return new CreationOutcome.Refused(VaultRefusal.NotAFolder(request.Directory));
        }

        var origin = request.Origin ?? DrawOrigin();
        if (!IsOrigin(origin)) return new CreationOutcome.Refused(VaultRefusal.BadOrigin(origin));
        return await CreateAsync(VaultMedium.Posix(PosixFs.Create(request.Directory)), request, origin, ct);
    }

    internal static async Task<CreationOutcome> CreateAsync(
        VaultMedium medium, CreationRequest request, string origin, CancellationToken ct)
    {
        var parts = new WriterParts(medium);
        var made = false;
        try
        {
            var refusal = await parts.Durable.RunAsync(fs => Prepare(parts, fs, request.Clock));
            if (refusal is not null) return new CreationOutcome.Refused(refusal);

            var own = CaseId.Draw();
            var keyring = Keyring.Create(request.Protection, request.Cost, out var recovery);
            await parts.Durable.RunAsync(fs =>
            {
                keyring.Write(fs);
                keyring.AddCase(fs, own);
            });

            var store = parts.All.Own(medium.CreateFacts());
            store.TakeOver($"init, since {FactTime.Format(request.Clock.GetUtcNow())}");
            var memory = request.Memory is { } folder ? new CheckpointMemory(folder, origin) : null;
            var vault = parts.Assemble(
                store, keyring, origin, own, PublishedEdge.Empty(), request.Clock, memory);
            await RecordAsync(vault, parts, request, origin, ct);
            await parts.Durable.RunAsync(fs => Finish(fs, origin));
            made = true;
            return new CreationOutcome.Created(vault, recovery);
        }
        finally
        {
            if (!made) await parts.All.DisposeAsync();
        }
    }

    /// <summary>Makes sure of the folder and claims it. On the durable thread.</summary>
    private static Refusal? Prepare(WriterParts parts, IVaultFs fs, TimeProvider clock)
    {
        var entries = fs.List("") ?? [];
        if (fs.SizeBytes(VaultPath.Description) is not null) return VaultRefusal.Exists(fs.FullPath(""));
        var ours = entries.Any(entry => entry.Name == VaultPath.Unfinished);
        if (!ours)
        {
            var other = entries.FirstOrDefault(entry => !IsHarmless(entry.Name));
            if (other.Name is not null) return VaultRefusal.NotEmpty(fs.FullPath(""), other.Name);
        }

        if (WriterLock.TryTake(fs, "init", clock, out var held) is not { } taken) return held;
        parts.All.Own(taken);
        if (ours && UnfinishedVault.Discard(parts.Medium) is { } refusal) return refusal;

        // A crash from here on leaves the mark, and what was made so far.
        var mark = "Making this vault was interrupted.\n"u8;
        AtomicFile.Write(fs, VaultPath.Unfinished, mark, Access.Replaceable);
        foreach (var directory in Directories) fs.CreateDirectory(directory);
        fs.SyncDirectory("");
        return null;
    }

    private static async Task RecordAsync(
        LocalVault vault, WriterParts parts, CreationRequest request, string origin, CancellationToken ct)
    {
        var inTheClear = request.Protection is KeyProtection.FileModeOnly;
        IFact[] facts =
        [
            new VaultCreated
            {
                Origin = origin,
                Format = VaultDescription.Format,
                Tool = request.Tool,
                KeyProtection = inTheClear ? "file mode only" : "passphrase",
            },
            new KeyIntroduced { Purpose = SigningUse.Log.Word(), Key = vault.Log.Vkey.Line },
            new KeyIntroduced
            {
                Purpose = SigningUse.Handover.Word(),
                Key = vault.HandoverKey.Jwk.Thumbprint,
            },
        ];
        foreach (var fact in facts)
        {
            await vault.Ledger.AppendAsync(vault.OwnSequence, fact, FactLedger.ProgramActor, ct);
        }

        // Before the first checkpoint: whoever finds one finds the key that it is checked with.
        await parts.Durable.RunAsync(fs => VerifierKeyFiles.Write(fs, vault.Log.Vkey));
        await vault.Ledger.PublishAsync(ct);
    }

    /// <summary>On the durable thread.</summary>
    private static void Finish(IVaultFs fs, string origin)
    {
        // A crash before leaves an unfinished vault, one after leaves a whole one: with the mark still there,
        // which then says nothing, because the description prevails.
        var description = new VaultDescription(origin).ToBytes();
        AtomicFile.Write(fs, VaultPath.Description, description, Access.Replaceable);
        fs.Unlink(VaultPath.Unfinished);
        fs.SyncDirectory("");
    }

    // `.invalid` (RFC 2606) so that a name that was drawn can never be taken for somebody's domain.
    private static string DrawOrigin() =>
        $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.probative.invalid";

    private static bool IsOrigin(string origin) =>
        origin.Length is > 0 and <= 255 && origin.All(c => c is > ' ' and < (char)0x7f and not '+');

    // Left behind by mounting, or by an attempt that ended before it could leave its mark.
    private static bool IsHarmless(string name) => name is "lost+found" or VaultPath.Lock or "unfinished.new";
}
