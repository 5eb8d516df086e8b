namespace Probative.Local.Backups.Archives;

/// <summary>Where the bytes of a file lie.</summary>
/// <param name="Archive">Which of the age files, from zero.</param>
/// <param name="Offset">Where in the plain bytes.</param>
/// <param name="SizeBytes">How many.</param>
internal readonly record struct ArchivePlace(int Archive, long Offset, long SizeBytes);
