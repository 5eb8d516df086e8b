namespace Probative.Formats.Telemetry.Dji;

/// <summary>A line of text, and the offset of its first byte.</summary>
internal readonly record struct CueLine(string Text, long Offset, bool IsCut);
