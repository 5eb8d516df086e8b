namespace Probative.Formats.IsoBmff;

/// <summary>One item of a picture file (ISO/IEC 14496-12 clauses 8.11.3 and 8.11.6).</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Type">Four characters: <c>hvc1</c>, <c>grid</c>, <c>Exif</c>, <c>mime</c>.</param>
/// <param name="Name">What the writer called it, or its media type; null where it stands empty.</param>
/// <param name="Offset">Where its first extent lies in the file; null where that is not stated so.</param>
/// <param name="SizeBytes">Its extents added up; null where they are not stated.</param>
/// <param name="IsHidden">True when it is not to be shown by itself.</param>
public sealed record PictureItem(
    uint Id, string Type, string? Name, long? Offset, ulong? SizeBytes, bool IsHidden);
