namespace Probative.Formats.Types;

/// <summary>Where the end of a ZIP archive points.</summary>
/// <param name="Offset">The end record.</param>
/// <param name="Directory">The central directory.</param>
/// <param name="Before">How many bytes stand before what the archive counts as its beginning.</param>
/// <param name="DirectoryBytes">The size of the central directory.</param>
/// <param name="Behind">The offset behind the archive's comment.</param>
internal readonly record struct ZipEnd(
    long Offset, long Directory, long Before, uint DirectoryBytes, long Behind);
