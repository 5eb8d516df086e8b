using Probative.Formats;
using Probative.Formats.Containers;

namespace Probative.Check.Tests;

/// <summary>Files in memory, so that a thousand false packages are checked without a disk.</summary>
internal sealed class MemoryFiles : IFileSet
{
    private readonly SortedDictionary<string, byte[]> _content;
    private readonly FileEntry[] _files;

    public MemoryFiles(IEnumerable<KeyValuePair<string, byte[]>> content)
    {
        _content = new SortedDictionary<string, byte[]>(PathOrder.Bytes);
        foreach ((string path, byte[] bytes) in content) _content.Add(path, bytes);
        _files = [.. _content.Select((file, i) => new FileEntry(file.Key, file.Value.Length, i))];
    }

    public IReadOnlyList<FileEntry> Files => _files;

    public DamageList Damages { get; } = new();

    public bool TryFind(string path, out FileEntry entry)
    {
        entry = Array.Find(_files, file => file.Path == path);
        return entry.Path is not null;
    }

    public bool HasFolder(string path) =>
        _content.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    public EntryReader Open(FileEntry entry) => new Reader(entry, _content[entry.Path]);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Reader(FileEntry entry, byte[] bytes) : EntryReader(entry.Path, entry.Length)
    {
        protected override int ReadCore(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, bytes.Length - (int)Position);
            bytes.AsSpan((int)Position, count).CopyTo(buffer);
            return count;
        }
    }
}
