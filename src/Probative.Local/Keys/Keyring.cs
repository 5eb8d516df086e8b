using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Durable;

namespace Probative.Local.Keys;

/// <summary>
/// The vault's keys, opened: under one random master key the seeds of the log key and of the handover key,
/// and a key for each case. Only the writer changes the file, and it looks before it writes that nobody else
/// did.
/// </summary>
internal sealed class Keyring
{
    private readonly byte[] _masterKey;
    private readonly ConcurrentDictionary<CaseId, byte[]> _caseKeys = new();

    // Owned by the durable thread once the vault is open.
    private KeyringFile _file;

    private Keyring(byte[] masterKey, KeyringFile file, byte[] logSeed, byte[] handoverSeed)
    {
        _masterKey = masterKey;
        _file = file;
        LogSeed = logSeed;
        HandoverSeed = handoverSeed;
    }

    public byte[] LogSeed { get; }

    public byte[] HandoverSeed { get; }

    /// <summary>The keyring of a new vault, not yet written.</summary>
    public static Keyring Create(KeyProtection protection, Argon2Cost cost, out RecoveryCode? recovery)
    {
        var masterKey = RandomNumberGenerator.GetBytes(Aead.KeySizeBytes);
        recovery = null;
        Slot[] slots;
        if (protection is KeyProtection.Passphrase(var passphrase))
        {
            recovery = RecoveryCode.Generate();
            slots =
            [
                Slot.Passphrase.Seal(masterKey, passphrase, cost),
                Slot.Recovery.Seal(masterKey, recovery),
            ];
        }
        else
        {
            slots = [new Slot.File(masterKey)];
        }

        var (log, handover) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var file = new KeyringFile
        {
            Slots = slots,
            WrappedLogSeed = Aead.Seal(masterKey, LogPurpose, log),
            WrappedHandoverSeed = Aead.Seal(masterKey, HandoverPurpose, handover),
            WrappedCaseKeys = new Dictionary<CaseId, byte[]>(),
        };
        return new Keyring(masterKey, file, log, handover);
    }

    /// <summary>Opens the key file with what a person offers.</summary>
    public static KeyringOutcome Open(KeyringFile file, VaultSecret secret)
    {
        foreach (var slot in file.Slots)
        {
            if (slot.Open(secret) is not { } masterKey) continue;
            var log = Aead.Open(masterKey, LogPurpose, file.WrappedLogSeed);
            var handover = Aead.Open(masterKey, HandoverPurpose, file.WrappedHandoverSeed);
            return log is { Length: 32 } && handover is { Length: 32 }
                && new Keyring(masterKey, file, log, handover) is var keyring && keyring.TryOpenCaseKeys()
                    ? new KeyringOutcome.Opened(keyring)
                    : new KeyringOutcome.Damaged();
        }

        return new KeyringOutcome.WrongSecret();
    }

    /// <summary>The cases that have a key.</summary>
    public IEnumerable<CaseId> Cases => _caseKeys.Keys;

    /// <summary>The key of a case, or null when it was destroyed.</summary>
    public byte[]? CaseKey(CaseId @case) => _caseKeys.GetValueOrDefault(@case);

    /// <summary>Writes the file for the first time. On the durable thread.</summary>
    public void Write(IVaultFs fs) => AtomicFile.Write(fs, VaultPath.Keyring, _file.ToBytes(), Access.Secret);

    /// <summary>
    /// Draws a key for a new case and returns when it is durable, which MUST be before the case's first fact
    /// is: a crash between the two leaves a key that opens nothing, where the other order would leave a fact
    /// that nothing opens. On the durable thread.
    /// </summary>
    public void AddCase(IVaultFs fs, CaseId @case)
    {
        ThrowIfChangedByAnother(fs);
        var key = RandomNumberGenerator.GetBytes(Aead.KeySizeBytes);
        var wrapped = new Dictionary<CaseId, byte[]>(_file.WrappedCaseKeys)
        {
            { @case, Aead.Seal(_masterKey, CasePurpose(@case), key) },
        };
        var next = _file with { WrappedCaseKeys = wrapped };
        AtomicFile.Write(fs, VaultPath.Keyring, next.ToBytes(), Access.Secret);
        _file = next;
        _caseKeys[@case] = key;
    }

    private static ReadOnlySpan<byte> LogPurpose => "probative keyring 1: log key"u8;

    private static ReadOnlySpan<byte> HandoverPurpose => "probative keyring 1: handover key"u8;

    private static byte[] CasePurpose(CaseId @case) =>
        Encoding.UTF8.GetBytes($"probative keyring 1: case {@case}");

    private void ThrowIfChangedByAnother(IVaultFs fs)
    {
        var bytes = fs.Read(VaultPath.Keyring, KeyringFile.LimitBytes);
        if (bytes.AsSpan().SequenceEqual(_file.ToBytes())) return;

        // Writing over it would lose the keys that the other one added, and with them the fields they open.
        throw new IntegrityException(
            "keyring-changed",
            $"{VaultPath.Keyring} is not the file that this process opened: somebody replaced it.",
            "Find out who did. If it came from a backup, bring back the newest copy: keys that an old copy "
                + "lacks are lost, and so are the fields that they open.");
    }

    private bool TryOpenCaseKeys()
    {
        foreach (var (@case, wrapped) in _file.WrappedCaseKeys)
        {
            var key = Aead.Open(_masterKey, CasePurpose(@case), wrapped);
            if (key is not { Length: Aead.KeySizeBytes }) return false;
            _caseKeys[@case] = key;
        }

        return true;
    }
}
