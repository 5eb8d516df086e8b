using Microsoft.Win32.SafeHandles;
using Probative.Formats.Containers;

namespace Probative.Formats.Bytes;

/// <summary>
/// The bytes of a regular file. Small reads near each other come from one buffer, so that a reader of boxes
/// or packets costs no system call for each.
/// </summary>
public sealed class FileBytes : ByteSource, IDisposable
{
    // Larger reads go to the file at once; smaller ones fill this first.
    private const int WindowBytes = 64 * 1024;

    private readonly SafeFileHandle _file;
    private readonly byte[] _window = new byte[WindowBytes];
    private long _windowStart;
    private int _windowLength;

    private FileBytes(SafeFileHandle file)
    {
        _file = file;
        Length = RandomAccess.GetLength(file);
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>True after the medium refused a read: what was read is then less than the file.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Opens a file without following a link and without waiting at a pipe.</summary>
    /// <exception cref="IOException">There is none, or it is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileBytes Open(string path) => new(RegularFile.Open(path));

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset >= Length) return 0;
        if (buffer.Length >= WindowBytes) return ReadFile(offset, buffer);
        var done = 0;
        while (done < buffer.Length)
        {
            var into = offset + done - _windowStart;
            if (into < 0 || into >= _windowLength)
            {
                _windowStart = offset + done;
                _windowLength = ReadFile(_windowStart, _window);
                if (_windowLength == 0) break;
                into = 0;
            }

            var count = (int)Math.Min(buffer.Length - done, _windowLength - into);
            _window.AsSpan((int)into, count).CopyTo(buffer[done..]);
            done += count;
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private int ReadFile(long offset, Span<byte> buffer)
    {
        var done = 0;
        try
        {
            while (done < buffer.Length)
            {
                var count = RandomAccess.Read(_file, buffer[done..], offset + done);
                if (count == 0) break;
                done += count;
            }
        }
        catch (IOException)
        {
            IsUnreadable = true;
        }

        return done;
    }
}
