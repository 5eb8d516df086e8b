namespace Probative.Formats.BagIt;

/// <summary>
/// One element of <c>bag-info.txt</c> (RFC 8493 section 2.2.2). Elements may repeat, and their order is kept.
/// </summary>
/// <param name="Label">The name, as written; reserved names do not depend on case.</param>
/// <param name="Value">
/// The value; where it was continued on further lines, with a space at each break.
/// </param>
/// <param name="Offset">Where the element begins in its file.</param>
public sealed record BagInfoLine(string Label, string Value, long Offset);
