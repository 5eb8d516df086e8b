using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Checking;

/// <summary>
/// Hashes files at the rate of SHA-256: of a large file the next part is read while this one is hashed. Safe
/// for use by several threads.
/// </summary>
internal sealed class FileHashing(CheckScope scope)
{
    private const int PartBytes = 1024 * 1024;

    /// <summary>The digest and the length; null when the file cannot be read, which then is told.</summary>
    public (Hash32 Sha256, long SizeBytes)? TryHash(string path, CancellationToken ct)
    {
        try
        {
            using var file = Open(path);
            return Hash(file, ct);
        }
        catch (IOException failure)
        {
            scope.Damaged(CheckCode.Unreadable, path, $"{failure.Message}");
        }
        catch (UnauthorizedAccessException refused)
        {
            scope.Damaged(CheckCode.Unreadable, path, $"{refused.Message}");
        }

        return null;
    }

    /// <summary>Not by the framework, whose opening waits for ever where somebody put a pipe.</summary>
    private SafeFileHandle Open(string path)
    {
        const int doNotWait = 0x800;
        var fd = Libc.Open(scope.FullPath(path), Libc.ReadOnly | Libc.CloseOnExec | doNotWait, 0);
        return fd >= 0
            ? new SafeFileHandle(fd, ownsHandle: true)
            : throw Failure.Of("open", path, Marshal.GetLastPInvokeError());
    }

    /// <summary>
    /// Reads to the end, but not beyond the length that the file had: a device may have no end, and a file
    /// that grows while it is read shows by its length.
    /// </summary>
    private static (Hash32 Sha256, long SizeBytes) Hash(SafeFileHandle file, CancellationToken ct)
    {
        var length = RandomAccess.GetLength(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = (int)Math.Clamp(length, 1, PartBytes);
        var (now, next) = (new byte[size], length > size ? new byte[size] : []);
        var offset = 0L;
        var read = RandomAccess.Read(file, now, 0);
        while (read > 0 && offset <= length)
        {
            ct.ThrowIfCancellationRequested();
            offset += read;
            var ahead = next.Length == 0 || offset >= length ? null : ReadAhead(file, next, offset);
            hash.AppendData(now, 0, read);
            read = ahead is null ? RandomAccess.Read(file, now, offset) : ahead.GetAwaiter().GetResult();
            if (ahead is not null) (now, next) = (next, now);
        }

        Span<byte> digest = stackalloc byte[Hash32.Size];
        hash.GetHashAndReset(digest);
        return (Hash32.FromSpan(digest), offset);
    }

    private static Task<int> ReadAhead(SafeFileHandle file, byte[] part, long offset) =>
        Task.Run(() => RandomAccess.Read(file, part, offset));
}
