using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Probative.Local.Sources;

/// <summary>
/// The names of one folder, sorted so that whole paths come in byte order: a folder sorts as if its name
/// ended in a slash. The names of one folder stand in memory, in one block; nothing else of the tree does.
/// </summary>
internal sealed class FolderListing : IDisposable
{
    // struct linux_dirent64: ino 8, off 8, reclen 2, type 1, name.
    private const int LengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    private readonly SafeFileHandle _folder;
    private readonly List<FolderEntry> _entries = [];
    private byte[] _names = new byte[4096];
    private int _used;
    private int _next;

    private FolderListing(SafeFileHandle folder, byte[] path)
    {
        _folder = folder;
        Path = path;
    }

    /// <summary>The folder's canonical path.</summary>
    public byte[] Path { get; }

    public int Descriptor => (int)_folder.DangerousGetHandle();

    /// <summary>Lists an open folder and owns its descriptor. An error number comes back negative.</summary>
    public static FolderListing? Read(int descriptor, byte[] path, out int error)
    {
        var listing = new FolderListing(new SafeFileHandle(descriptor, ownsHandle: true), path);
        error = listing.Fill();
        if (error >= 0) return listing;
        listing.Dispose();
        return null;
    }

    /// <summary>The next name, with a zero byte behind it for the calls that want one.</summary>
    public bool TryNext(out ReadOnlySpan<byte> nameWithZero, out EntryKind kind)
    {
        nameWithZero = default;
        kind = default;
        if (_next == _entries.Count) return false;
        var entry = _entries[_next++];
        nameWithZero = _names.AsSpan(entry.Offset, entry.Length + 1);
        kind = entry.Kind;
        return true;
    }

    public void Dispose() => _folder.Dispose();

    private int Fill()
    {
        var buffer = new byte[32 * 1024];
        while (true)
        {
            var length = NativeFiles.ReadEntries(Descriptor, buffer);
            if (length < 0) return length;
            if (length == 0) break;
            for (var rest = buffer.AsSpan(0, length); !rest.IsEmpty;)
            {
                var size = BinaryPrimitives.ReadUInt16LittleEndian(rest[LengthOffset..]);
                var name = rest[NameOffset..size];
                Keep(name[..(name.IndexOf((byte)0) + 1)], rest[TypeOffset]);
                rest = rest[size..];
            }
        }

        _entries.Sort(Compare);
        return 0;
    }

    private void Keep(ReadOnlySpan<byte> nameWithZero, byte type)
    {
        if (nameWithZero.SequenceEqual(".\0"u8) || nameWithZero.SequenceEqual("..\0"u8)) return;
        if (_used + nameWithZero.Length > _names.Length) Array.Resize(ref _names, _names.Length * 2);
        nameWithZero.CopyTo(_names.AsSpan(_used));
        _entries.Add(new FolderEntry(_used, nameWithZero.Length - 1, KindOf(nameWithZero, type)));
        _used += nameWithZero.Length;
    }

    private EntryKind KindOf(ReadOnlySpan<byte> nameWithZero, byte type)
    {
        const byte unknown = 0, folder = 4, file = 8, link = 10;
        switch (type)
        {
            case file: return EntryKind.File;
            case folder: return EntryKind.Folder;
            case link: return EntryKind.Link;
            case not unknown: return EntryKind.Other;
        }

        // Some file systems do not tell the kind while listing.
        if (NativeFiles.Stat(Descriptor, nameWithZero, out var status) < 0) return EntryKind.Vanished;
        return status switch
        {
            { IsFile: true } => EntryKind.File,
            { IsFolder: true } => EntryKind.Folder,
            { IsLink: true } => EntryKind.Link,
            _ => EntryKind.Other,
        };
    }

    private int Compare(FolderEntry left, FolderEntry right)
    {
        var a = _names.AsSpan(left.Offset, left.Length);
        var b = _names.AsSpan(right.Offset, right.Length);
        var common = a.CommonPrefixLength(b);
        return At(a, left.Kind, common).CompareTo(At(b, right.Kind, common));

        static int At(ReadOnlySpan<byte> name, EntryKind kind, int index) =>
            index < name.Length ? name[index] : kind == EntryKind.Folder ? '/' : -1;
    }
}
