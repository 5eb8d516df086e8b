using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Local.Keys;

namespace Probative.Local;

/// <summary>
/// Changes what opens the key file of a vault that is open for writing. The file is replaced first and the
/// fact recorded behind it: a crash between leaves a change that works and stands nowhere, never a record of
/// one that did not happen.
/// </summary>
public sealed class VaultKeys
{
    private readonly Keyring _keyring;
    private readonly DurableThread _durable;
    private readonly IFactLedger _ledger;
    private readonly CaseId _ownSequence;
    private readonly SigningKeyChange _signing;

    internal VaultKeys(
        Keyring keyring,
        DurableThread durable,
        IFactLedger ledger,
        CaseId ownSequence,
        SigningKeyChange signing)
    {
        _signing = signing;
        _keyring = keyring;
        _durable = durable;
        _ledger = ledger;
        _ownSequence = ownSequence;
    }

    /// <summary>What a guess at a new passphrase costs; tests make it cheap.</summary>
    internal Argon2Cost Cost { get; init; } = Argon2Cost.Default;

    /// <summary>
    /// Protects the keys in this way from now on, under a new master key. Copies of the old file still open
    /// by what opened them.
    /// </summary>
    /// <param name="protection">A passphrase that is not empty, or the file mode.</param>
    /// <param name="actor">The pseudonym of the member who acts.</param>
    /// <param name="keep">
    /// Is given the new recovery code before the old one stops working, so that it is never lost on the way;
    /// not called when the file mode is the protection.
    /// </param>
    /// <returns>Where the fact stands.</returns>
    public async Task<Appended> ChangeProtectionAsync(
        KeyProtection protection, string actor, Action<RecoveryCode> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var recovery = protection is KeyProtection.Passphrase ? RecoveryCode.Generate() : null;
        if (recovery is not null) keep(recovery);
        await _durable.RunAsync(fs => _keyring.ChangeMaster(fs, protection, Cost, recovery));
        return await RecordAsync(recovery is null ? "file mode only" : "passphrase", actor);
    }

    /// <summary>
    /// Puts another recovery code in the place of the present one. Null, and nothing done, where the file
    /// mode is the protection: there is no code.
    /// </summary>
    /// <inheritdoc cref="ChangeProtectionAsync" path="/param"/>
    public async Task<Appended?> ChangeRecoveryAsync(string actor, Action<RecoveryCode> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var recovery = RecoveryCode.Generate();
        if (!_keyring.HasRecovery) return null;
        keep(recovery);
        await _durable.RunAsync(fs => _keyring.ChangeRecovery(fs, recovery));
        return await RecordAsync("recovery code", actor);
    }

    /// <summary>Puts another key in the place of the one that signs the log's checkpoints.</summary>
    /// <param name="actor">The pseudonym of the member who acts.</param>
    /// <returns>Where the retirement of the old key stands.</returns>
    public Task<KeyRetirement> ChangeLogKeyAsync(string actor) => _signing.RunAsync(SigningUse.Log, actor);

    /// <summary>Puts another key in the place of the one that signs handovers and receipts.</summary>
    /// <inheritdoc cref="ChangeLogKeyAsync"/>
    public Task<KeyRetirement> ChangeHandoverKeyAsync(string actor) =>
        _signing.RunAsync(SigningUse.Handover, actor);

    /// <summary>
    /// Writes the list of the log's keys anew, which a lost or damaged file has to be; how many there are.
    /// </summary>
    public Task<int> RewriteLogKeysAsync() => _signing.RewriteLogKeysAsync();

    private Task<Appended> RecordAsync(string purpose, string actor) => _ledger.AppendAsync(
        _ownSequence, new KeyChanged { Purpose = purpose }, actor, CancellationToken.None);
}
