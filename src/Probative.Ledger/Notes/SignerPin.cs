using System.Diagnostics.CodeAnalysis;

namespace Probative.Ledger.Notes;

/// <summary>
/// What a checker was told elsewhere about the signer: the fingerprint or the verifier key line itself
/// (ledger.md, "The signer's fingerprint").
/// </summary>
public sealed class SignerPin
{
    private SignerPin(string fingerprint) => Fingerprint = fingerprint;

    /// <summary>The pinned fingerprint: 64 lower-case hex digits.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads what a person typed or pasted.</summary>
    /// <param name="text">A fingerprint, in which white space, colons and upper case do not matter, or a
    /// verifier key line.</param>
    /// <param name="pin">The pin, or null.</param>
    /// <returns>False if it is neither.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out SignerPin? pin)
    {
        ArgumentNullException.ThrowIfNull(text);
        pin = null;
        if (VerifierKey.TryParse(text.Trim(), out var key, out _))
        {
            pin = new SignerPin(key.Fingerprint);
            return true;
        }

        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != ':')).ToLowerInvariant();
        if (!Hash32.TryParseHex(digits, out _))
        {
            return false;
        }

        pin = new SignerPin(digits);
        return true;
    }

    /// <summary>True if this is the pinned signer's key.</summary>
    /// <param name="key">The key that a log or package brings with it.</param>
    /// <returns>Whether its fingerprint is the pinned one.</returns>
    public bool Matches(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Fingerprint == Fingerprint;
    }
}
