using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>
/// The files of a ZIP archive, read where they lie: nothing is unpacked to disk. Only the framework's
/// decompressor is used; the directory is read by our own code, which trusts no size or count in it.
/// </summary>
public sealed class ZipFiles : IFileSet
{
    private readonly SafeFileHandle? _file;
    private readonly FileIndex _index;
    private readonly Dictionary<string, ZipEntry> _entries;

    private ZipFiles(
        SafeFileHandle? file, List<ZipEntry> entries, IEnumerable<string> folders, DamageList damages)
    {
        _file = file;
        _entries = new Dictionary<string, ZipEntry>(entries.Count, StringComparer.Ordinal);
        var files = new List<(string, long)>(entries.Count);
        foreach (ZipEntry entry in entries)
        {
            _entries.Add(entry.Path, entry);
            files.Add((entry.Path, entry.Bytes));
        }

        _index = new FileIndex(files, folders);
        Damages = damages;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files => _index.Files;

    /// <inheritdoc/>
    public DamageList Damages { get; }

    /// <summary>The folder that was taken off every path; empty when the files lie at the root.</summary>
    public string CommonFolder { get; private init; } = "";

    /// <summary>
    /// Reads the directory of an archive. What is no archive gives an empty set with a fault in
    /// <see cref="Damages"/>.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="belowCommonFolder">
    /// True to take off the one folder in which everything lies, when nothing lies beside it: archives of a
    /// folder are made both ways.
    /// </param>
    /// <param name="limits">What to agree to; <see cref="ZipLimits.Default"/> when null.</param>
    public static ZipFiles Read(string path, bool belowCommonFolder = false, ZipLimits? limits = null)
    {
        var damages = new DamageList();
        SafeFileHandle? file = null;
        try
        {
            file = RegularFile.Open(path);
            if (!ZipTail.TryRead(file, RandomAccess.GetLength(file), out ZipTail tail, out string reason))
            {
                damages.Add(Damage.Of(ContainerCodes.Zip, "", reason));
                return new ZipFiles(file, [], [], damages);
            }

            var directory = new ZipDirectory(file, tail, limits ?? ZipLimits.Default, damages);
            directory.Read();
            FindFilesThatAreFolders(directory, damages);
            string common = belowCommonFolder ? FindCommonFolder(directory) : "";
            List<ZipEntry> entries =
                common.Length == 0 ? directory.Entries : WithoutFolder(directory.Entries, common);
            IEnumerable<string> folders = common.Length == 0
                ? directory.Folders
                : directory.Folders.Where(f => f.Length > common.Length).Select(
                    f => f[(common.Length + 1)..]);
            return new ZipFiles(file, entries, folders, damages) { CommonFolder = common };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            damages.Add(
                Damage.Of(ContainerCodes.Unreadable, "", $"The archive cannot be read: {fault.Message}"));
            return new ZipFiles(file, [], [], damages);
        }
    }

    /// <inheritdoc/>
    public bool TryFind(string path, out FileEntry entry) => _index.TryFind(path, out entry);

    /// <inheritdoc/>
    public bool HasFolder(string path) => _index.HasFolder(path);

    /// <inheritdoc/>
    public EntryReader Open(FileEntry entry) => new ZipEntryReader(_file!, _entries[entry.Path]);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static void FindFilesThatAreFolders(ZipDirectory directory, DamageList damages)
    {
        HashSet<string> files = [.. directory.Entries.Select(entry => entry.Path)];
        foreach (string path in directory.Entries.Select(entry => entry.Path).Concat(directory.Folders))
        {
            for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (!files.Contains(path[..slash])) continue;
                damages.Add(
                    Damage.Of(ContainerCodes.Duplicate, path, "The folder that it lies in is also a file."));
                break;
            }
        }
    }

    private static string FindCommonFolder(ZipDirectory directory)
    {
        string? common = null;
        foreach (string path in directory.Entries.Select(entry => entry.Path).Concat(directory.Folders))
        {
            int slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 && !directory.Folders.Contains(path)) return "";
            string first = slash < 0 ? path : path[..slash];
            common ??= first;
            if (first != common) return "";
        }

        return common ?? "";
    }

    private static List<ZipEntry> WithoutFolder(List<ZipEntry> entries, string folder) =>
        [.. entries.Select(entry => entry with { Path = entry.Path[(folder.Length + 1)..] })];
}
