namespace Probative.Formats.Credentials;

/// <summary>An assertion that a claim refers to, or that lies undeclared beside it.</summary>
/// <param name="Label">Its label, such as <c>c2pa.actions.v2</c>.</param>
/// <param name="Uri">Its JUMBF address.</param>
/// <param name="Content">What it holds: cbor, json, file, or the letters of another box.</param>
/// <param name="SizeBytes">The bytes of its content.</param>
/// <param name="IsCreated">
/// True when the signer states it, false when the signer only gathered it (claims of version 2); null for
/// version 1, which knows no difference.
/// </param>
public sealed record ManifestAssertion(
    string Label, string Uri, string Content, long SizeBytes, bool? IsCreated);
