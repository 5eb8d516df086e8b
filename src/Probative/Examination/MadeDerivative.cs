using Probative.Ledger;

namespace Probative.Examination;

/// <summary>Bytes that an examination made from an item and that are kept.</summary>
/// <param name="Role">What they are: `contact sheet`, `waveform`.</param>
/// <param name="Sha256">Their digest, under which they are kept.</param>
/// <param name="SizeBytes">Their number.</param>
/// <param name="MediaType">`image/jpeg`.</param>
public sealed record MadeDerivative(string Role, Hash32 Sha256, long SizeBytes, string MediaType);
