namespace Probative.Formats.Timestamps;

/// <summary>An attestation, and the message that it is about.</summary>
/// <param name="Attestation">Who attests, as it stands in the file.</param>
/// <param name="Message">
/// The message; null where a way to it uses an operation that is not computed here (Keccak-256).
/// </param>
public sealed record OtsCommitment(OtsAttestation Attestation, byte[]? Message);
