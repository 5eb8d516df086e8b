using System.Text;
using Probative.Formats;
using Probative.Formats.Containers;

namespace Probative.Fuzz.Targets;

/// <summary>Files in one array: each begins behind a line that starts with "=== " and names it.</summary>
internal sealed class NamedParts : IFileSet
{
    private const int Most = 1_000;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _content = new(StringComparer.Ordinal);
    private readonly FileIndex _index;

    public NamedParts(ReadOnlyMemory<byte> bytes)
    {
        while (_content.Count < Most && bytes.Span.StartsWith("=== "u8))
        {
            var line = bytes.Span.IndexOf((byte)'\n');
            if (line < 0) break;
            var name = Encoding.UTF8.GetString(bytes.Span[4..line]);
            bytes = bytes[(line + 1)..];
            var next = bytes.Span.IndexOf("=== "u8);
            var end = next < 0 ? bytes.Length : next;
            if (!SafePath.IsUnsafe(SafePath.Find(name))) _content.TryAdd(name, bytes[..end]);
            bytes = bytes[end..];
        }

        _index = new FileIndex([.. _content.Select(file => (file.Key, (long)file.Value.Length))], []);
    }

    public IReadOnlyList<FileEntry> Files => _index.Files;

    public DamageList Damages { get; } = new();

    public bool TryFind(string path, out FileEntry entry) => _index.TryFind(path, out entry);

    public bool HasFolder(string path) => _index.HasFolder(path);

    public EntryReader Open(FileEntry entry) => new Reader(entry, _content[entry.Path]);

    public void Dispose()
    {
        // The bytes are in memory.
    }

    private sealed class Reader(FileEntry entry, ReadOnlyMemory<byte> bytes)
        : EntryReader(entry.Path, entry.Length)
    {
        protected override int ReadCore(Span<byte> buffer)
        {
            var rest = bytes.Span[(int)Position..];
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            return count;
        }
    }
}
