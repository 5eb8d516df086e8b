using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Log;

/// <summary>What the facts say of a vault's signing keys.</summary>
/// <param name="ledger">The facts.</param>
/// <param name="ownSequence">The vault's own sequence: only there do these facts mean anything.</param>
/// <param name="purpose">`log` or `handover`.</param>
public sealed class KeyRoll(IFactLedger ledger, CaseId ownSequence, string purpose)
{
    /// <summary>Of the keys that sign the log.</summary>
    public static KeyRoll OfLog(IVault vault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        return new KeyRoll(vault.Ledger, vault.OwnSequence, "log");
    }

    /// <summary>The facts that introduced a key, the oldest first.</summary>
    public IAsyncEnumerable<RecordedFact> IntroducedAsync(CancellationToken ct) =>
        FactsAsync(nameof(KeyIntroduced), ct);

    /// <summary>The facts that retired one.</summary>
    public IAsyncEnumerable<RecordedFact> RetiredAsync(CancellationToken ct) =>
        FactsAsync(nameof(KeyRetired), ct);

    /// <summary>The key that such a fact is about.</summary>
    public static string KeyOf(RecordedFact fact) => fact.Fields.Text("key") ?? "";

    private async IAsyncEnumerable<RecordedFact> FactsAsync(
        string type, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var fact in ledger.ReadCaseAsync(ownSequence, 1, ct))
        {
            if (fact.Type == type && fact.Fields.Text("purpose") == purpose) yield return fact;
        }
    }
}
