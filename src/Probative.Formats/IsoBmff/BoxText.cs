namespace Probative.Formats.IsoBmff;

/// <summary>A text that a writer left in the user data or metadata of a file.</summary>
/// <param name="Key">
/// The box or key that holds it: <c>©too</c>, <c>com.apple.quicktime.make</c>.
/// </param>
/// <param name="Value">At most 4096 characters; numbers are written out, bytes are in hexadecimal.</param>
/// <param name="Offset">The offset of the box.</param>
public sealed record BoxText(string Key, string Value, long Offset);
