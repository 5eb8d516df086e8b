namespace Probative.Formats.Containers;

/// <summary>
/// A tree of files that a stranger handed over: a folder or an archive. Listing it follows no link and opens
/// no device; what could not be listed is in <see cref="Damages"/>.
/// </summary>
public interface IFileSet : IDisposable
{
    /// <summary>Every regular file, in ascending byte order of the UTF-8 paths.</summary>
    IReadOnlyList<FileEntry> Files { get; }

    /// <summary>
    /// What was wrong with the listing itself: links, devices, duplicate or unreadable names.
    /// </summary>
    DamageList Damages { get; }

    /// <summary>Finds a file by its exact path.</summary>
    bool TryFind(string path, out FileEntry entry);

    /// <summary>True when the folder is there, even if it is empty.</summary>
    bool HasFolder(string path);

    /// <summary>
    /// Opens a file of this set for one reading from its start. It MUST NOT throw for what the stranger did:
    /// a reader that could not be opened is at its end and has a <see cref="EntryReader.Fault"/>. It may be
    /// called from several threads at once.
    /// </summary>
    EntryReader Open(FileEntry entry);
}
