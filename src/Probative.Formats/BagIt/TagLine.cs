namespace Probative.Formats.BagIt;

/// <summary>One line of a text tag file (RFC 8493 section 2.3), without its end.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Offset">The byte offset of its first character in the file.</param>
internal readonly record struct TagLine(string Text, long Offset);
