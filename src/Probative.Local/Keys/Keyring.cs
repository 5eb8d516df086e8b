using System.Security.Cryptography;
using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Local.Durable;

namespace Probative.Local.Keys;

/// <summary>
/// The vault's keys, opened: under one random master key the seeds of the log key and of the handover key,
/// and a key for each case. Only the writer changes the file, and it looks before it writes that nobody else
/// did.
/// </summary>
internal sealed class Keyring
{
    private readonly CaseKeys _caseKeys = new();
    private readonly Lock _refreshing = new();
    private bool _isRefreshed;

    // Owned by the durable thread once the vault is open.
    private byte[] _masterKey;
    private KeyringFile _file;

    private Keyring(byte[] masterKey, KeyringFile file) => (_masterKey, _file) = (masterKey, file);

    public byte[] LogSeed => Seed(SigningUse.Log);

    public byte[] HandoverSeed => Seed(SigningUse.Handover);

    /// <summary>
    /// Seals the access log. It comes of the first handover key's seed (HKDF-SHA256, RFC 5869), and no change
    /// of any key changes it, so that what was written before still opens.
    /// </summary>
    public byte[] AccessKey => _file.WrappedAccessKey is { } wrapped
        ? OpenKey(AccessPurpose, wrapped)!
        : HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            HandoverSeed,
            Aead.KeySizeBytes,
            info: "probative access log 1"u8.ToArray());

    /// <summary>The keyring of a new vault, not yet written.</summary>
    public static Keyring Create(KeyProtection protection, Argon2Cost cost, out RecoveryCode? recovery)
    {
        var masterKey = RandomNumberGenerator.GetBytes(Aead.KeySizeBytes);
        recovery = protection is KeyProtection.Passphrase ? RecoveryCode.Generate() : null;
        var slots = SlotsOf(masterKey, protection, cost, recovery);
        var seeds = SigningUses.All.ToDictionary(use => use, use => DrawSeed(masterKey, use));
        return new Keyring(masterKey, new KeyringFile
        {
            Slots = slots,
            WrappedSeeds = seeds,
            WrappedCaseKeys = new Dictionary<CaseId, byte[]>(),
        });
    }

    /// <summary>Opens the key file with what a person offers.</summary>
    public static KeyringOutcome Open(KeyringFile file, VaultSecret secret)
    {
        foreach (var slot in file.Slots)
        {
            if (slot.Open(secret) is not { } masterKey) continue;
            var keyring = new Keyring(masterKey, file);
            return keyring.OpensEverySeed() && keyring.TryOpenCaseKeys()
                ? new KeyringOutcome.Opened(keyring)
                : new KeyringOutcome.Damaged();
        }

        return new KeyringOutcome.WrongSecret();
    }

    /// <summary>The cases that have a key.</summary>
    public IEnumerable<CaseId> Cases => _caseKeys.Cases;

    /// <summary>The cases whose change of key has begun and not ended.</summary>
    public IEnumerable<CaseId> Changing => _file.WrappedNextKeys.Keys;

    /// <summary>The key that seals the facts of a case, or null when it has none.</summary>
    public byte[]? CaseKey(CaseId @case) => _caseKeys.Sealing(@case);

    /// <summary>
    /// The keys by which a fact of the case may have been sealed, the likely one first.
    /// </summary>
    public IReadOnlyList<byte[]> CaseKeysToOpen(CaseId @case) => _caseKeys.Opening(@case);

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
        var wrapped = Aead.Seal(_masterKey, CasePurpose(@case), key);
        Replace(fs, _file with { WrappedCaseKeys = With(_file.WrappedCaseKeys, @case, wrapped) });
        _caseKeys.Seal(@case, key);
    }

    /// <summary>
    /// Draws the next key of a case and returns when it is durable beside the present one, which MUST be
    /// before anything is sealed by it: a crash between the two leaves a key that opens nothing, which
    /// <see cref="GiveUpNext"/> removes. On the durable thread.
    /// </summary>
    public byte[] AddNext(IVaultFs fs, CaseId @case)
    {
        if (_file.WrappedNextKeys.ContainsKey(@case))
            throw new InvalidOperationException($"The key of case {@case} is changing already.");
        ThrowIfChangedByAnother(fs);
        var key = RandomNumberGenerator.GetBytes(Aead.KeySizeBytes);
        var wrapped = Aead.Seal(_masterKey, CasePurpose(@case), key);
        Replace(fs, _file with { WrappedNextKeys = With(_file.WrappedNextKeys, @case, wrapped) });
        _caseKeys.Open(@case, key);
        return key;
    }

    /// <summary>The key that a case is changing to; null when it is not.</summary>
    public byte[]? NextCaseKey(CaseId @case) =>
        _file.WrappedNextKeys.TryGetValue(@case, out var wrapped) ? OpenCaseKey(@case, wrapped) : null;

    /// <summary>The next key seals from here on: everything in the ledger is sealed by it.</summary>
    public void SealByNext(CaseId @case, byte[] next) => _caseKeys.Seal(@case, next);

    /// <summary>
    /// Puts the next key in the place of the present one, of which the file then holds nothing more: what
    /// only that one opened is destroyed. A crash before leaves both, and the next writer comes here again.
    /// Nothing is done when there is no next key. On the durable thread.
    /// </summary>
    public void PromoteNext(IVaultFs fs, CaseId @case)
    {
        if (!_file.WrappedNextKeys.TryGetValue(@case, out var next)) return;
        ThrowIfChangedByAnother(fs);
        Replace(fs, WithoutNext(@case) with
        {
            WrappedCaseKeys = With(_file.WrappedCaseKeys, @case, next),
        });
        _caseKeys.Seal(@case, Aead.Open(_masterKey, CasePurpose(@case), next)!);
    }

    /// <summary>Removes a next key that nothing was sealed by. On the durable thread.</summary>
    public void GiveUpNext(IVaultFs fs, CaseId @case)
    {
        if (!_file.WrappedNextKeys.ContainsKey(@case)) return;
        ThrowIfChangedByAnother(fs);
        Replace(fs, WithoutNext(@case));
    }

    /// <summary>The seed of the present signing key, and the one that it is changing to, if it is.</summary>
    public IEnumerable<byte[]> Seeds(SigningUse use) =>
        NextSeed(use) is { } next ? [Seed(use), next] : [Seed(use)];

    /// <summary>The seed that a signing key is changing to; null when it is not.</summary>
    public byte[]? NextSeed(SigningUse use) =>
        _file.WrappedNextSeeds.TryGetValue(use, out var wrapped) ? OpenKey(SeedPurpose(use), wrapped) : null;

    /// <summary>
    /// Draws the seed of the next signing key and returns when it is durable beside the present one, which
    /// MUST be before a fact introduces it: a crash between the two leaves a seed that signed nothing. On the
    /// durable thread.
    /// </summary>
    public void AddNextSeed(IVaultFs fs, SigningUse use)
    {
        ThrowIfChangedByAnother(fs);
        Replace(fs, _file with
        {
            WrappedNextSeeds = With(_file.WrappedNextSeeds, use, DrawSeed(_masterKey, use)),
        });
    }

    /// <summary>
    /// Puts the next seed in the place of the present one, of which the file then holds nothing more. Nothing
    /// is done when there is no next seed. On the durable thread.
    /// </summary>
    public void PromoteNextSeed(IVaultFs fs, SigningUse use)
    {
        if (!_file.WrappedNextSeeds.TryGetValue(use, out var next)) return;
        ThrowIfChangedByAnother(fs);
        Replace(fs, _file with
        {
            WrappedSeeds = With(_file.WrappedSeeds, use, next),
            WrappedNextSeeds = Without(_file.WrappedNextSeeds, use),

            // It comes of a seed that is about to go.
            WrappedAccessKey =
                _file.WrappedAccessKey ?? Aead.Seal(_masterKey, AccessPurpose, AccessKey),
        });
    }

    /// <summary>Removes a next seed that no fact introduced. On the durable thread.</summary>
    public void GiveUpNextSeed(IVaultFs fs, SigningUse use)
    {
        if (!_file.WrappedNextSeeds.ContainsKey(use)) return;
        ThrowIfChangedByAnother(fs);
        Replace(fs, _file with { WrappedNextSeeds = Without(_file.WrappedNextSeeds, use) });
    }

    /// <summary>
    /// Draws a new master key, wraps everything by it, and protects it in this way alone: what opened the
    /// file before does not open this one. A crash leaves the old file or the new one. On the durable thread.
    /// </summary>
    /// <param name="fs">The vault.</param>
    /// <param name="protection">What protects the keys from now on.</param>
    /// <param name="cost">What a guess at the passphrase costs.</param>
    /// <param name="recovery">The new recovery code; null when the file mode is the protection.</param>
    public void ChangeMaster(IVaultFs fs, KeyProtection protection, Argon2Cost cost, RecoveryCode? recovery)
    {
        ThrowIfChangedByAnother(fs);
        var masterKey = RandomNumberGenerator.GetBytes(Aead.KeySizeBytes);
        Replace(fs, new KeyringFile
        {
            Slots = SlotsOf(masterKey, protection, cost, recovery),
            WrappedSeeds = Rewrapped(_file.WrappedSeeds, SeedPurpose, masterKey),
            WrappedCaseKeys = Rewrapped(_file.WrappedCaseKeys, CasePurpose, masterKey),
            WrappedNextKeys = Rewrapped(_file.WrappedNextKeys, CasePurpose, masterKey),
            WrappedNextSeeds = Rewrapped(_file.WrappedNextSeeds, SeedPurpose, masterKey),
            WrappedAccessKey = _file.WrappedAccessKey is { } access
                ? Aead.Seal(masterKey, AccessPurpose, OpenKey(AccessPurpose, access)!)
                : null,
        });
        _masterKey = masterKey;
    }

    /// <summary>False when the file mode is the protection.</summary>
    public bool HasRecovery => _file.Slots.Any(slot => slot is Slot.Recovery);

    /// <summary>Puts another recovery code in the place of the present one. On the durable thread.</summary>
    public void ChangeRecovery(IVaultFs fs, RecoveryCode recovery)
    {
        ThrowIfChangedByAnother(fs);
        var others = _file.Slots.Where(slot => slot is not Slot.Recovery);
        Replace(fs, _file with { Slots = [.. others, Slot.Recovery.Seal(_masterKey, recovery)] });
    }

    /// <summary>
    /// For a reader: takes over the keys of the file as it is now, which a writer beside may have changed.
    /// False when it never changed, or does not open by the same master key.
    /// </summary>
    public bool TryRefresh(IVaultFs fs)
    {
        var bytes = fs.Read(VaultPath.Keyring, KeyringFile.LimitBytes);
        if (bytes is null || !KeyringFile.TryParse(bytes, out var file, out _)) return false;
        lock (_refreshing)
        {
            // Whoever comes second finds the file that the first has taken over.
            if (bytes.AsSpan().SequenceEqual(_file.ToBytes())) return _isRefreshed;
            _file = file;
            return _isRefreshed = OpensEverySeed() && TryOpenCaseKeys();
        }
    }

    /// <summary>The seed of the present signing key.</summary>
    public byte[] Seed(SigningUse use) => OpenKey(SeedPurpose(use), _file.WrappedSeeds[use])!;

    private static byte[] AccessPurpose => "probative keyring 1: access log"u8.ToArray();

    private static byte[] SeedPurpose(SigningUse use) =>
        Encoding.UTF8.GetBytes($"probative keyring 1: {use.Word()} key");

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

    private static Slot[] SlotsOf(
        byte[] masterKey, KeyProtection protection, Argon2Cost cost, RecoveryCode? recovery) =>
        protection is KeyProtection.Passphrase(var passphrase)
            ?
            [
                Slot.Passphrase.Seal(masterKey, passphrase, cost),
                Slot.Recovery.Seal(masterKey, recovery!),
            ]
            : [new Slot.File(masterKey)];

    private static byte[] DrawSeed(byte[] masterKey, SigningUse use) =>
        Aead.Seal(masterKey, SeedPurpose(use), RandomNumberGenerator.GetBytes(SignerKey.SeedSize));

    private Dictionary<T, byte[]> Rewrapped<T>(
        IReadOnlyDictionary<T, byte[]> keys, Func<T, byte[]> purpose, byte[] masterKey)
        where T : notnull => keys.ToDictionary(
            entry => entry.Key,
            entry => Aead.Seal(masterKey, purpose(entry.Key), OpenKey(purpose(entry.Key), entry.Value)!));

    private void Replace(IVaultFs fs, KeyringFile next)
    {
        // A crash leaves the file before or the file after.
        AtomicFile.Write(fs, VaultPath.Keyring, next.ToBytes(), Access.Secret);
        _file = next;
    }

    private KeyringFile WithoutNext(CaseId @case) =>
        _file with { WrappedNextKeys = Without(_file.WrappedNextKeys, @case) };

    private static Dictionary<T, byte[]> With<T>(IReadOnlyDictionary<T, byte[]> keys, T name, byte[] wrapped)
        where T : notnull => new(keys) { [name] = wrapped };

    private static Dictionary<T, byte[]> Without<T>(IReadOnlyDictionary<T, byte[]> keys, T name)
        where T : notnull
    {
        var rest = new Dictionary<T, byte[]>(keys);
        rest.Remove(name);
        return rest;
    }

    private bool OpensEverySeed() =>
        _file.WrappedSeeds.Concat(_file.WrappedNextSeeds)
            .All(seed => OpenKey(SeedPurpose(seed.Key), seed.Value) is not null)
        && (_file.WrappedAccessKey is not { } access || OpenKey(AccessPurpose, access) is not null);

    private bool TryOpenCaseKeys()
    {
        foreach (var (@case, wrapped) in _file.WrappedCaseKeys)
        {
            if (OpenCaseKey(@case, wrapped) is not { } key) return false;
            _caseKeys.Seal(@case, key);
        }

        foreach (var (@case, wrapped) in _file.WrappedNextKeys)
        {
            if (OpenCaseKey(@case, wrapped) is not { } key) return false;
            _caseKeys.Open(@case, key);
        }

        return true;
    }

    private byte[]? OpenCaseKey(CaseId @case, byte[] wrapped) => OpenKey(CasePurpose(@case), wrapped);

    /// <summary>Every key in the file has 32 bytes, seeds too.</summary>
    private byte[]? OpenKey(byte[] purpose, byte[] wrapped) =>
        Aead.Open(_masterKey, purpose, wrapped) is { Length: Aead.KeySizeBytes } key ? key : null;
}
