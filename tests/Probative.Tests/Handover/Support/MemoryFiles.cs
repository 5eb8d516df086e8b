using Probative.Formats;
using Probative.Formats.Containers;

namespace Probative.Tests.Handover.Support;

/// <summary>Files in memory, as a set that can be read back.</summary>
internal sealed class MemoryFiles(SortedDictionary<string, byte[]> files) : IFileSet
{
    public IReadOnlyList<FileEntry> Files { get; } =
        [.. files.Select((file, i) => new FileEntry(file.Key, file.Value.Length, i))];

    public DamageList Damages { get; } = new();

    public bool TryFind(string path, out FileEntry entry)
    {
        entry = Files.FirstOrDefault(file => file.Path == path);
        return entry.Path is not null;
    }

    public bool HasFolder(string path) =>
        files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    public EntryReader Open(FileEntry entry) => new Reader(entry, files[entry.Path]);

    public void Dispose()
    {
    }

    private sealed class Reader(FileEntry entry, byte[] bytes) : EntryReader(entry.Path, entry.Length)
    {
        protected override int ReadCore(Span<byte> buffer)
        {
            var rest = bytes.AsSpan((int)Position);
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            return count;
        }
    }
}
