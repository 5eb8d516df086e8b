namespace Probative.Formats.Containers;

/// <summary>
/// The sorted listing that folders and archives share: files by path, and the folders that exist.
/// </summary>
internal sealed class FileIndex
{
    private readonly FileEntry[] _files;
    private readonly HashSet<string> _folders;

    public FileIndex(List<(string Path, long Length)> files, IEnumerable<string> folders)
    {
        files.Sort(static (left, right) => PathOrder.Bytes.Compare(left.Path, right.Path));
        _files = new FileEntry[files.Count];
        for (var i = 0; i < _files.Length; i++) _files[i] = new FileEntry(files[i].Path, files[i].Length, i);
        _folders = new HashSet<string>(folders, StringComparer.Ordinal);
    }

    public IReadOnlyList<FileEntry> Files => _files;

    public bool TryFind(string path, out FileEntry entry)
    {
        int low = 0, high = _files.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = PathOrder.Bytes.Compare(_files[middle].Path, path);
            if (order == 0)
            {
                entry = _files[middle];
                return true;
            }

            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        entry = default;
        return false;
    }

    public bool HasFolder(string path)
    {
        if (_folders.Contains(path)) return true;

        // An archive need not list its folders: one exists when a file lies in it.
        string prefix = path + "/";
        int low = 0, high = _files.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (PathOrder.Bytes.Compare(_files[middle].Path, prefix) < 0) low = middle + 1;
            else high = middle;
        }

        return low < _files.Length && _files[low].Path.StartsWith(prefix, StringComparison.Ordinal);
    }
}
