using System.Globalization;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Probative.Formats.Age;

/// <summary>A passphrase: age-encryption.org/v1, "The scrypt recipient type".</summary>
internal sealed class ScryptIdentity(string passphrase) : AgeIdentity
{
    public const string StanzaKind = "scrypt";

    // 2^22 takes 4 GiB: what a stranger may make us spend ends far below.
    private const int WorkFactorMax = 20;
    private const int SaltBytes = 16;

    internal override string Kind => StanzaKind;

    public override string ToString() => nameof(ScryptIdentity);

    internal override bool TryUnwrap(AgeStanza stanza, out byte[]? fileKey)
    {
        fileKey = null;
        if (stanza.Arguments is not [_, var salt, var factor]
            || RawBase64.Decode(salt) is not { Length: SaltBytes } bytes
            || stanza.Body.Length != AgeKey.FileKeyBytes + AgeKey.TagBytes
            || factor is not [>= '1' and <= '9', ..] || factor.Length > 2
            || !int.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out var power)
            || power > WorkFactorMax)
        {
            return false;
        }

        byte[] labelled = [.. "age-encryption.org/v1/scrypt"u8, .. bytes];
        var key = SCrypt.Generate(Encoding.UTF8.GetBytes(passphrase), labelled, 1 << power, 8, 1, 32);
        fileKey = AgeKey.Unwrap(key, stanza.Body);
        return true;
    }
}
