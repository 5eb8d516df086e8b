namespace Probative.Formats.Segments;

/// <summary>One segment, chunk, block or element of a file, as it lies there.</summary>
/// <param name="Name">What the format calls it: <c>APP1</c>, <c>IDAT</c>, <c>Cluster</c>.</param>
/// <param name="Offset">The offset of its first byte, that of its marker or header.</param>
/// <param name="SizeBytes">Header, content, check sum and padding together, as far as the file goes.</param>
/// <param name="Depth">0 for the outermost; the children of a list are one deeper.</param>
/// <param name="Note">What identifies its content, such as <c>Exif</c>; null where nothing does.</param>
/// <param name="IsSumRight">Whether the check sum agrees with the content; null where there is none.</param>
public sealed record Segment(
    string Name, long Offset, long SizeBytes, int Depth, string? Note, bool? IsSumRight);
