using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>
/// Reads the central directory of a ZIP archive (APPNOTE 4.3.12) one entry at a time. Sizes and counts in it
/// are a stranger's word: nothing is allocated by them, and an entry that contradicts another is reported.
/// </summary>
internal sealed class ZipDirectory(SafeFileHandle file, ZipTail tail, ZipLimits limits, DamageList damages)
{
    private const int HeaderLength = 46;
    private readonly byte[] _buffer = new byte[128 * 1024];
    private long _offset = tail.DirectoryOffset;
    private long _bufferOffset;
    private int _buffered;

    public List<ZipEntry> Entries { get; } = [];

    public HashSet<string> Folders { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        ulong count = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_offset < tail.DirectoryEnd)
        {
            if (count == (ulong)limits.MaxEntries)
            {
                damages.Add(
                    Damage.Of(ContainerCodes.TooMany, "", $"It has more than {limits.MaxEntries} entries."));
                return;
            }

            if (!TryReadEntry(names))
            {
                damages.Add(
                    new Damage(ContainerCodes.Zip, "", _offset, "The central directory is broken here."));
                return;
            }

            count++;
        }

        if (count != tail.Entries)
            damages.Add(
                Damage.Of(ContainerCodes.Zip, "", $"It has {count} entries and states {tail.Entries}."));
        FindOverlaps();
    }

    private bool TryReadEntry(HashSet<string> names)
    {
        if (!TryTake(HeaderLength, out ReadOnlySpan<byte> header)) return false;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x02014b50) return false;
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        int total = HeaderLength + nameLength + extraLength + commentLength;
        if (!TryTake(total, out ReadOnlySpan<byte> whole)) return false;

        var fields = new ZipHeader(whole[..HeaderLength]);
        ReadOnlySpan<byte> name = whole.Slice(HeaderLength, nameLength);
        bool extraIsSound = fields.TryApplyExtra(whole.Slice(HeaderLength + nameLength, extraLength));
        long at = _offset;
        _offset += total;
        Add(fields, name, extraIsSound, at, names);
        return true;
    }

    private void Add(
        ZipHeader fields, ReadOnlySpan<byte> name, bool extraIsSound, long at, HashSet<string> names)
    {
        string path = Encoding.UTF8.GetString(name);
        if (!Utf8.IsValid(name))
        {
            damages.Add(new Damage(ContainerCodes.Name, path, at, "The name of an entry is not UTF-8."));
            return;
        }

        bool isFolder = path.EndsWith('/');
        PathFault fault = SafePath.Find(isFolder ? path[..^1] : path);
        if (SafePath.IsUnsafe(fault) || fault is PathFault.Dot)
        {
            string message = $"The path of an entry {SafePath.Describe(fault)}.";
            damages.Add(new Damage(ContainerCodes.Name, path, at, message));
            return;
        }

        if (!names.Add(isFolder ? path[..^1] : path))
        {
            damages.Add(new Damage(ContainerCodes.Duplicate, path, at, "Two entries have this name."));
            return;
        }

        if (isFolder && fields.Bytes == 0)
        {
            Folders.Add(path[..^1]);
            return;
        }

        (string Code, string Message)? bad = isFolder
            ? (ContainerCodes.Zip, "A folder has content.")
            : Judge(fields, extraIsSound);
        if (bad is { } found) damages.Add(new Damage(found.Code, path, at, found.Message));
        else Entries.Add(fields.ToEntry(path, name.ToArray()));
    }

    private (string Code, string Message)? Judge(ZipHeader fields, bool extraIsSound)
    {
        if (!extraIsSound) return (ContainerCodes.Zip, "The extra fields of an entry are broken.");
        if (fields.IsEncrypted)
            return (ContainerCodes.Encrypted, "The entry is encrypted and cannot be read.");
        if (fields.IsLink) return (ContainerCodes.Link, "A link; it is not followed.");
        if (fields.Method is not (0 or 8))
            return (ContainerCodes.Method, $"Compression method {fields.Method} is not read.");
        if (fields.HeaderOffset > (ulong)tail.DirectoryOffset
            || fields.PackedBytes > (ulong)tail.DirectoryOffset - fields.HeaderOffset)
        {
            return (ContainerCodes.Zip, "The entry lies outside the archive.");
        }

        if (fields.Method == 0 && fields.Bytes != fields.PackedBytes)
            return (ContainerCodes.Zip, "A stored entry has two lengths.");

        // PackedBytes is bounded by the file, so the product cannot overflow.
        return fields.Bytes > fields.PackedBytes * (ulong)limits.MaxRatio
            ? (ContainerCodes.Bomb, $"It claims to unpack to {fields.Bytes} bytes from {fields.PackedBytes}.")
            : null;
    }

    // Entries that share bytes make a small file unpack to a huge one, and let two programs see two contents.
    private void FindOverlaps()
    {
        ZipEntry[] byOffset = [.. Entries.OrderBy(entry => entry.HeaderOffset)];
        var overlapping = new HashSet<ZipEntry>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < byOffset.Length; i++)
        {
            ZipEntry entry = byOffset[i];
            entry.Limit = i + 1 < byOffset.Length ? byOffset[i + 1].HeaderOffset : tail.DirectoryOffset;
            int header = ZipEntryReader.LocalHeaderLength + entry.RawName.Length;
            long least = entry.HeaderOffset + header + entry.PackedBytes;
            if (least <= entry.Limit) continue;
            damages.Add(new Damage(
                ContainerCodes.Zip, entry.Path, entry.HeaderOffset, "The entry overlaps what follows it."));
            overlapping.Add(entry);
        }

        Entries.RemoveAll(overlapping.Contains);
    }

    private bool TryTake(int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (length > _buffer.Length || _offset + length > tail.DirectoryEnd) return false;
        if (_offset < _bufferOffset || _offset + length > _bufferOffset + _buffered)
        {
            _bufferOffset = _offset;
            _buffered = ZipTail.ReadAt(file, _buffer, _offset);
            if (_buffered < length) return false;
        }

        bytes = _buffer.AsSpan((int)(_offset - _bufferOffset), length);
        return true;
    }
}
