using Probative.Formats.Types;

namespace Probative.Examination;

/// <summary>The bytes that are examined, and what is known of them before.</summary>
/// <param name="Path">The file that holds them. Programs see it under another name, read-only.</param>
/// <param name="SizeBytes">Their number.</param>
/// <param name="Type">What they are by their content.</param>
public sealed record Subject(string Path, long SizeBytes, TypeReport Type);
