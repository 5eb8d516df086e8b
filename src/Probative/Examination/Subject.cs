using Probative.Formats.Types;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>The bytes that are examined, and what is known of them before.</summary>
/// <param name="Path">The file that holds them. Programs see it under another name, read-only.</param>
/// <param name="Sha256">Their digest.</param>
/// <param name="SizeBytes">Their number.</param>
/// <param name="Type">What they are by their content.</param>
public sealed record Subject(string Path, Hash32 Sha256, long SizeBytes, TypeReport Type);
