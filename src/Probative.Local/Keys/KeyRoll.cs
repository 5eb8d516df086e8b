using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Local.Keys;

/// <summary>What the facts say of a vault's signing keys.</summary>
internal sealed class KeyRoll(IFactLedger ledger, CaseId ownSequence)
{
    /// <summary>The keys that facts introduced for this use, the oldest first.</summary>
    public IAsyncEnumerable<string> Introduced(SigningUse use) => KeysIn(nameof(KeyIntroduced), use);

    /// <summary>The keys that facts retired.</summary>
    public IAsyncEnumerable<string> Retired(SigningUse use) => KeysIn(nameof(KeyRetired), use);

    private async IAsyncEnumerable<string> KeysIn(string type, SigningUse use)
    {
        await foreach (var fact in ledger.ReadCaseAsync(ownSequence, 1, CancellationToken.None))
        {
            if (fact.Type == type
                && fact.Fields.Text("purpose") == use.Word()
                && fact.Fields.Text("key") is { } key)
            {
                yield return key;
            }
        }
    }
}
