using Microsoft.Win32.SafeHandles;
using Probative.Intake.Sources;

namespace Probative.Local.Sources;

/// <summary>
/// A regular file, open. Everything is asked of the descriptor, so that what is read is one file, whatever
/// happens to its name meanwhile.
/// </summary>
internal sealed class LinuxSourceFile : SourceFile
{
    private readonly SafeFileHandle _handle;
    private readonly FileStatus _opened;
    private long _position;

    public LinuxSourceFile(int descriptor, in FileStatus opened, string path, string name)
    {
        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        _opened = opened;
        Path = path;
        Name = name;
    }

    public override string Path { get; }
    public override string Name { get; }
    public override long SizeBytes => (long)_opened.Size;
    public override DateTimeOffset? Modified => _opened.Modified.ToMilliseconds();

    public override SourceFailure? Read(Span<byte> buffer, out int count)
    {
        count = 0;
        try
        {
            count = RandomAccess.Read(_handle, buffer, _position);
            _position += count;
            return null;
        }
        catch (IOException failed)
        {
            return Failure(
                SourceFailure.Unreadable, $"Reading failed at byte {_position}: {Reason(failed)}.");
        }
        catch (UnauthorizedAccessException)
        {
            return Failure(SourceFailure.Unreadable, $"Reading was refused at byte {_position}.");
        }
    }

    public override SourceFailure? CheckUnchanged(long bytesRead)
    {
        if (NativeFiles.Stat((int)_handle.DangerousGetHandle(), out var now) < 0)
            return Failure(
                SourceFailure.Unreadable, "Its state could not be read again after its bytes were.");
        if (bytesRead != SizeBytes)
        {
            return Failure(
                SourceFailure.ChangedWhileRead,
                $"It had {SizeBytes} bytes when opened, and {bytesRead} were read.");
        }

        return now.IsUnchanged(_opened)
            ? null
            : Failure(
                SourceFailure.ChangedWhileRead, "It was written to, renamed or replaced while it was read.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _handle.Dispose();
    }

    private SourceFailure Failure(string code, string message) => new(Path, Name, code, message);

    /// <summary>.NET puts the path behind the reason; messages of failures hold no path.</summary>
    private static string Reason(IOException failed)
    {
        var colon = failed.Message.IndexOf(" : ", StringComparison.Ordinal);
        return colon < 0 ? failed.Message : failed.Message[..colon];
    }
}
