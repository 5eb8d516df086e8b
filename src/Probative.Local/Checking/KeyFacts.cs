using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Checking;

/// <summary>
/// What the facts say of the vault itself: its origin, and the keys that were introduced (facts.md).
/// </summary>
internal sealed class KeyFacts
{
    private readonly List<string> _logKeys = [];
    private string? _origin;
    private string? _handoverKey;
    private CaseId? _ownSequence;

    public void Add(RecordedFact fact)
    {
        // The first fact names the vault's own sequence; only there do these types mean anything.
        _ownSequence ??= fact.Case;
        if (fact.Case != _ownSequence) return;
        var fields = fact.Fields;
        if (fact.Index == 0 && fields.Type == nameof(VaultCreated)) _origin = fields.Text("origin");
        if (fields.Type != nameof(KeyIntroduced) || fields.Text("key") is not { } key) return;
        if (fields.Text("purpose") == "log") _logKeys.Add(key);
        else _handoverKey = key;
    }

    /// <summary>Whether a fact that was added is of the vault's own sequence.</summary>
    public bool IsOwn(RecordedFact fact) => fact.Case == _ownSequence;

    public void Compare(CheckScope scope, LogTrust trust)
    {
        if (trust.Origin is { } origin && _origin != origin)
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.Description,
                $"The first fact names the origin '{_origin}', not '{origin}'.");
        }

        if (trust.KeyLines.Count > 0 && !_logKeys.SequenceEqual(trust.KeyLines, StringComparer.Ordinal))
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.VerifierKeys,
                $"Its lines are not the keys that the facts introduce.");
        }

        using var handover = new HandoverKey(scope.Keyring!.HandoverSeed);
        if (_handoverKey != handover.Jwk.Thumbprint)
        {
            scope.Damaged(
                CheckCode.KeyFacts,
                VaultPath.Keyring,
                $"Its handover key is not the one that the facts introduce.");
        }
    }
}
