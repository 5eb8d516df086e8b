using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Validation;

/// <summary>An address with the hash of what is there (C2PA 2.2 section 8.4.2).</summary>
internal sealed record HashedUri(string Uri, string? Algorithm, ReadOnlyMemory<byte> Hash)
{
    public static HashedUri? Read(CborValue? value) =>
        value?["url"]?.Text is { } uri && value["hash"]?.Bytes is { } hash
            ? new HashedUri(uri, value["alg"]?.Text, hash)
            : null;
}
