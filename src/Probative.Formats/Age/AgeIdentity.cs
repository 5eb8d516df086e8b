using System.Diagnostics.CodeAnalysis;

namespace Probative.Formats.Age;

/// <summary>What opens an age file.</summary>
public abstract class AgeIdentity
{
    private protected AgeIdentity()
    {
    }

    /// <summary>The kind of the stanzas that it looks at.</summary>
    internal abstract string Kind { get; }

    /// <summary>
    /// Tries one stanza of its kind. The file key is null when the stanza is for somebody else; false when no
    /// writer makes such a stanza.
    /// </summary>
    internal abstract bool TryUnwrap(AgeStanza stanza, out byte[]? fileKey);

    /// <summary>Reads one line of an identity file: `AGE-SECRET-KEY-1...`.</summary>
    /// <param name="line">The line, without white space around it.</param>
    /// <param name="identity">The identity, or null.</param>
    /// <returns>False for anything else, keys of kinds that are not supported included.</returns>
    public static bool TryParse(string line, [NotNullWhen(true)] out AgeIdentity? identity)
    {
        identity = line is not null && Bech32.Decode("age-secret-key-", line) is { Length: 32 } scalar
            && line.StartsWith("AGE-SECRET-KEY-1", StringComparison.Ordinal)
                ? new X25519Identity(scalar)
                : null;
        return identity is not null;
    }

    /// <summary>Draws a new key of X25519.</summary>
    /// <param name="recipient">The public key, for whoever encrypts.</param>
    /// <returns>The line of an identity file, `AGE-SECRET-KEY-1...`: a secret.</returns>
    public static string Generate(out AgeRecipient recipient)
    {
        var identity = X25519Identity.Generate();
        recipient = AgeRecipient.Of(identity.PublicKey);
        return identity.ToSecret();
    }

    /// <summary>A passphrase; stretching it is limited to what takes some seconds.</summary>
    /// <param name="passphrase">The passphrase, exactly.</param>
    /// <returns>The identity.</returns>
    public static AgeIdentity OfPassphrase(string passphrase) => new ScryptIdentity(passphrase);
}
