using System.Runtime.InteropServices;
using System.Text;
using Probative.Intake.Sources;

namespace Probative.Local.Sources;

/// <summary>
/// The operator's files on Linux. Every name is opened relative to its folder's descriptor and without
/// following links, so that nobody can swap a link in between: what is read lies in the folder that was
/// named.
/// </summary>
public sealed class LinuxSourceFiles : ISourceFiles
{
    // Each level of a walk holds one descriptor. No folder that people made is this deep.
    private const int DepthMax = 200;

    private readonly FileStatus? _vault;

    /// <param name="vault">The folder of the open vault: never material, wherever it lies.</param>
    public LinuxSourceFiles(string vault)
    {
        var path = WithZero(Encoding.UTF8.GetBytes(vault));
        if (NativeFiles.Stat(NativeFiles.CurrentFolder, path, out var status) >= 0)
            _vault = status;
    }

    public SourceRoot? Find(string path)
    {
        var bytes = SourceName.ToBytes(path).AsSpan().TrimEnd((byte)'/');
        if (bytes.IsEmpty || bytes is [(byte)'.'] || bytes.EndsWith("/."u8) || bytes.EndsWith(".."u8))
        {
            // A name that ends in a dot is a folder; it cannot be a link itself.
            return NativeFiles.RealPath(WithZero(bytes.IsEmpty ? "/"u8 : bytes)) is { } real
                ? RootAt(real)
                : null;
        }

        var slash = bytes.LastIndexOf((byte)'/');
        var parent = slash < 0 ? "."u8 : slash == 0 ? "/"u8 : bytes[..slash];
        if (NativeFiles.RealPath(WithZero(parent)) is not { } folder) return null;
        return RootAt(Join(folder, bytes[(slash + 1)..]));
    }

    public IEnumerable<SourceEntry> Walk(SourceRoot root)
    {
        var stack = new Stack<FolderListing>();
        try
        {
            var path = SourceName.ToBytes(root.Path);
            if (Enter(NativeFiles.CurrentFolder, WithZero(path), path, KindOf(path), stack) is { } only)
                yield return only;
            while (stack.TryPeek(out var folder))
            {
                if (Next(folder, stack) is { } entry)
                {
                    yield return entry;
                }
                else if (ReferenceEquals(stack.Peek(), folder))
                {
                    stack.Pop().Dispose();
                }
            }
        }
        finally
        {
            foreach (var folder in stack) folder.Dispose();
        }
    }

    public (long Files, long Bytes) Count(SourceRoot root, CancellationToken ct)
    {
        var (files, bytes) = (0L, 0L);
        foreach (var entry in Walk(root))
        {
            ct.ThrowIfCancellationRequested();
            if (entry is not SourceEntry.Opened(var file)) continue;
            files++;
            bytes += file.SizeBytes;
            file.Dispose();
        }

        return (files, bytes);
    }

    /// <summary>
    /// The next entry of a folder; null at its end, or when a folder below was entered instead.
    /// </summary>
    private SourceEntry? Next(FolderListing folder, Stack<FolderListing> stack)
    {
        while (folder.TryNext(out var nameWithZero, out var kind))
        {
            var depth = stack.Count;
            var path = Join(folder.Path, nameWithZero[..^1]);
            if (Enter(folder.Descriptor, nameWithZero, path, kind, stack) is { } entry) return entry;
            if (stack.Count > depth) return null;
        }

        return null;
    }

    /// <summary>Opens a file, tells of a failure, or puts a folder on the stack and returns null.</summary>
    private SourceEntry? Enter(
        int folder,
        ReadOnlySpan<byte> nameWithZero,
        byte[] path,
        EntryKind kind,
        Stack<FolderListing> stack) =>
        kind switch
        {
            EntryKind.File => OpenFile(folder, nameWithZero, path),
            EntryKind.Folder => EnterFolder(folder, nameWithZero, path, stack),
            EntryKind.Link => Failed(
                path,
                SourceFailure.Link,
                "It is a link. Links are not followed.",
                NativeFiles.ReadLink(folder, nameWithZero)),
            EntryKind.Vanished => Failed(path, -NativeFiles.NoSuchEntry),
            _ => Failed(path, SourceFailure.NotAFile, "It is a device, a socket or a pipe, and not a file."),
        };

    private SourceEntry.Failed? EnterFolder(
        int parent, ReadOnlySpan<byte> nameWithZero, byte[] path, Stack<FolderListing> stack)
    {
        if (stack.Count == DepthMax)
            return Failed(path, SourceFailure.TooDeep, $"It lies more than {DepthMax} folders deep.");

        var descriptor = NativeFiles.OpenFolder(parent, nameWithZero);
        if (descriptor < 0) return Failed(path, descriptor);
        if (_vault is { } vault && NativeFiles.Stat(descriptor, out var status) >= 0 && status.IsSame(vault))
        {
            new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: true).Dispose();
            return Failed(path, SourceFailure.IsTheVault, "It is the folder of the vault itself.");
        }

        if (FolderListing.Read(descriptor, path, out var error) is not { } listing)
            return Failed(path, error);
        stack.Push(listing);
        return null;
    }

    private static SourceEntry OpenFile(int folder, ReadOnlySpan<byte> nameWithZero, byte[] path)
    {
        var descriptor = NativeFiles.OpenFile(folder, nameWithZero);
        if (descriptor < 0) return Failed(path, descriptor);

        var error = NativeFiles.Stat(descriptor, out var status);
        var file = new LinuxSourceFile(descriptor, status, SourceName.ToText(path), NameOf(path));
        if (error >= 0 && status.IsFile) return new SourceEntry.Opened(file);
        file.Dispose();
        return error < 0
            ? Failed(path, error)
            : Failed(
                path, SourceFailure.NotAFile, "It was a file when its folder was listed, and is none now.");
    }

    private static SourceEntry.Failed Failed(byte[] path, int error) => -error switch
    {
        NativeFiles.NoSuchEntry =>
            Failed(path, SourceFailure.Vanished, "It was listed in its folder, and then gone."),
        NativeFiles.TooManyLinks =>
            Failed(path, SourceFailure.Link, "It became a link. Links are not followed."),
        NativeFiles.NotAFolder =>
            Failed(path, SourceFailure.Vanished, "It was a folder when listed, and is none now."),
        NativeFiles.NoSuchDevice =>
            Failed(path, SourceFailure.NotAFile, "It is a socket or a pipe, and not a file."),
        NativeFiles.AccessDenied =>
            Failed(path, SourceFailure.Unreadable, "Permission to read it is denied."),
        _ => Failed(
            path, SourceFailure.Unreadable, $"Opening failed: {Marshal.GetPInvokeErrorMessage(-error)}."),
    };

    private static SourceEntry.Failed Failed(
        byte[] path, string code, string message, byte[]? target = null) =>
        new(new SourceFailure(
            SourceName.ToText(path),
            NameOf(path),
            code,
            message,
            target is null ? null : SourceName.ToText(target)));

    private static SourceRoot? RootAt(byte[] path)
    {
        var kind = KindOf(path);
        return kind == EntryKind.Vanished
            ? null
            : new SourceRoot(SourceName.ToText(path), NameOf(path), kind == EntryKind.Folder);
    }

    private static EntryKind KindOf(byte[] path)
    {
        if (NativeFiles.Stat(NativeFiles.CurrentFolder, WithZero(path), out var status) < 0)
            return EntryKind.Vanished;
        return status switch
        {
            { IsFile: true } => EntryKind.File,
            { IsFolder: true } => EntryKind.Folder,
            { IsLink: true } => EntryKind.Link,
            _ => EntryKind.Other,
        };
    }

    private static string NameOf(ReadOnlySpan<byte> path) =>
        SourceName.ToText(path[(path.LastIndexOf((byte)'/') + 1)..]);

    private static byte[] Join(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name) =>
        folder is [(byte)'/'] ? [.. folder, .. name] : [.. folder, (byte)'/', .. name];

    private static byte[] WithZero(ReadOnlySpan<byte> name) => [.. name, 0];
}
