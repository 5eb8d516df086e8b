namespace Probative.Local.Sources;

/// <summary>
/// Where a name stands in the bytes of a <see cref="FolderListing"/>, and of what kind it is.
/// </summary>
internal readonly record struct FolderEntry(int Offset, int Length, EntryKind Kind);
