using System.Diagnostics.CodeAnalysis;

namespace Probative.Formats.Age;

/// <summary>A public key for which an age file is written: `age1...`.</summary>
public sealed class AgeRecipient
{
    private const string Prefix = "age";

    private readonly byte[] _key;

    private AgeRecipient(byte[] key) => _key = key;

    /// <summary>Reads a recipient of X25519.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="recipient">The recipient, or null.</param>
    /// <returns>False for anything else, recipients of kinds that are not supported included.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out AgeRecipient? recipient)
    {
        recipient = text is not null && Bech32.Decode(Prefix, text) is { Length: 32 } key
            && text.StartsWith("age1", StringComparison.Ordinal)
                ? new AgeRecipient(key)
                : null;
        return recipient is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Bech32.Encode(Prefix, _key);

    internal static AgeRecipient Of(byte[] key) => new(key);

    internal AgeStanza Wrap(ReadOnlySpan<byte> fileKey) => X25519Identity.Wrap(_key, fileKey);
}
