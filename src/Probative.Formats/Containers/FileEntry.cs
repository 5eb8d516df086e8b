namespace Probative.Formats.Containers;

/// <summary>One regular file of a set, as its listing states it.</summary>
/// <param name="Path">The path from the root of the set, with <c>/</c> between folders.</param>
/// <param name="Length">
/// The length that the listing states. A reader counts what it really gets; the two can differ.
/// </param>
/// <param name="Index">The place in <see cref="IFileSet.Files"/>.</param>
public readonly record struct FileEntry(string Path, long Length, int Index);
