namespace Probative.Examination;

/// <summary>Bytes that an examination made and that are not kept yet.</summary>
/// <param name="Role">What they are: `contact sheet`, `waveform`.</param>
/// <param name="MediaType">`image/jpeg`.</param>
/// <param name="Bytes">The bytes themselves; at most some megabytes.</param>
public sealed record Made(string Role, string MediaType, ReadOnlyMemory<byte> Bytes);
