using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>
/// The files of a folder on disk. Links are reported and never followed, devices never opened.
/// </summary>
public sealed class FolderFiles : IFileSet
{
    private readonly string _root;
    private readonly FileIndex _index;

    private FolderFiles(string root, FileIndex index, DamageList damages)
    {
        _root = root;
        _index = index;
        Damages = damages;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files => _index.Files;

    /// <inheritdoc/>
    public DamageList Damages { get; }

    /// <summary>Lists a folder.</summary>
    /// <param name="root">The folder; a link to one is followed, because it is the caller's own word.</param>
    /// <param name="maxFiles">
    /// The most files that are listed, 4,000,000 by default: about 1 GB of names. What lies beyond is one
    /// fault.
    /// </param>
    public static FolderFiles List(string root, int maxFiles = 4_000_000)
    {
        ArgumentNullException.ThrowIfNull(root);
        var damages = new DamageList();
        var files = new List<(string Path, long Length)>();
        var folders = new List<string>();
        var waiting = new Stack<string>();
        waiting.Push("");
        while (waiting.TryPop(out string? folder))
        {
            foreach (Found found in Enumerate(root, folder, damages))
            {
                string path = folder.Length == 0 ? found.Name : $"{folder}/{found.Name}";
                if (found.IsLink)
                {
                    damages.Add(Damage.Of(ContainerCodes.Link, path, "A link; it is not followed."));
                }
                else if (found.IsFolder)
                {
                    folders.Add(path);
                    waiting.Push(path);
                }
                else if (files.Count == maxFiles)
                {
                    damages.Add(
                        Damage.Of(ContainerCodes.TooMany, "", $"There are more than {maxFiles} files."));
                    return new FolderFiles(root, new FileIndex(files, folders), damages);
                }
                else
                {
                    files.Add((path, found.Length));
                }
            }
        }

        return new FolderFiles(root, new FileIndex(files, folders), damages);
    }

    /// <inheritdoc/>
    public bool TryFind(string path, out FileEntry entry) => _index.TryFind(path, out entry);

    /// <inheritdoc/>
    public bool HasFolder(string path) => _index.HasFolder(path);

    /// <inheritdoc/>
    public EntryReader Open(FileEntry entry) => new Reader(Path.Combine(_root, entry.Path), entry);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held open between readings.
    }

    private static List<Found> Enumerate(string root, string folder, DamageList damages)
    {
        var options = new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false };
        var found = new List<Found>();
        try
        {
            var listing = new FileSystemEnumerable<Found>(Path.Combine(root, folder), Transform, options);
            found.AddRange(listing);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            damages.Add(Damage.Of(
                ContainerCodes.Unreadable, folder, $"The folder cannot be listed: {fault.Message}"));
        }

        return found;
    }

    private static Found Transform(ref FileSystemEntry entry)
    {
        // IsDirectory looks through a link to its target, so the link is asked for first.
        bool isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        bool isFolder = !isLink && entry.IsDirectory;
        return new Found(entry.FileName.ToString(), isLink, isFolder, isLink || isFolder ? 0 : entry.Length);
    }

    private readonly record struct Found(string Name, bool IsLink, bool IsFolder, long Length);

    private sealed class Reader(string fullPath, FileEntry entry) : EntryReader(entry.Path, entry.Length)
    {
        private SafeFileHandle? _handle;

        protected override int ReadCore(Span<byte> buffer)
        {
            _handle ??= RegularFile.Open(fullPath);
            return RandomAccess.Read(_handle, buffer, Position);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _handle?.Dispose();
            base.Dispose(disposing);
        }
    }
}
