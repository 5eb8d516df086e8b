using System.IO.Enumeration;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Probative.Kernel.Sandbox;
using Probative.Local.Sources;

namespace Probative.Local.Sandboxing;

/// <summary>The folder to which a decoder writes: looked at while it runs, and emptied after.</summary>
internal sealed class FolderWatch(string path, SandboxFolder terms)
{
    private const int NameCharactersMax = 64;
    private const int DepthMax = 8;
    private const int ChunkBytes = 64 * 1024;

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until told to stop; ends the run when there is too much.</summary>
    public async Task WatchAsync(Action over, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(s_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (IsWithin()) continue;
                over();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended.
        }
    }

    /// <summary>Whether no more lies there than allowed.</summary>
    public bool IsWithin()
    {
        var entries = 0L;
        var bytes = 0L;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DepthMax,
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = true,
        };
        var all = new FileSystemEnumerable<(bool IsFolder, long Bytes)>(
            path, (ref entry) => (entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length), options)
        {
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        try
        {
            foreach (var entry in all)
            {
                entries++;
                bytes += entry.Bytes;
                if (entries > terms.FilesLimit || bytes > terms.TotalLimitBytes) return false;
            }
        }
        catch (IOException)
        {
            // What goes while it is counted is counted the next time.
        }

        return true;
    }

    /// <summary>Hands on the files, to the last byte allowed; false where there are more.</summary>
    public async Task<bool> TakeAsync(CancellationToken ct)
    {
        if (!IsWithin()) return false;
        var left = terms.TotalLimitBytes;
        foreach (var full in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(full);
            if (!IsPlain(name) || OpenFile(full) is not { } handle) continue;
            await using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            if (file.Length > left) return false;
            left -= file.Length;
            if (terms.Take(name, file.Length) is { } sink) await file.CopyToAsync(sink, ChunkBytes, ct);
        }

        return true;
    }

    private static bool IsPlain(string name) =>
        name.Length <= NameCharactersMax
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>Only what is a file itself; nothing writes to it any more.</summary>
    private static SafeFileHandle? OpenFile(string file)
    {
        var fd = NativeFiles.OpenFile(NativeFiles.CurrentFolder, Encoding.UTF8.GetBytes(file + "\0"));
        if (fd < 0) return null;
        var handle = new SafeFileHandle(fd, ownsHandle: true);
        if (NativeFiles.Stat(fd, out var status) == 0 && status.IsFile) return handle;
        handle.Dispose();
        return null;
    }
}
