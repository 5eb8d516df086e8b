namespace Probative.Intake.Sources;

/// <summary>
/// One file of the operator, open for reading. It is read once, from its beginning to its end.
/// </summary>
public abstract class SourceFile : IDisposable
{
    /// <summary>The whole path, as <see cref="SourceName"/> writes it.</summary>
    public abstract string Path { get; }

    public abstract string Name { get; }

    /// <summary>The size when it was opened.</summary>
    public abstract long SizeBytes { get; }

    /// <summary>The file system's word, in whole milliseconds; null where it has none that fits.</summary>
    public abstract DateTimeOffset? Modified { get; }

    /// <summary>
    /// Reads on. <paramref name="count"/> is 0 at the end. A failure of the medium is an outcome, not an
    /// exception.
    /// </summary>
    public abstract SourceFailure? Read(Span<byte> buffer, out int count);

    /// <summary>
    /// Compares the file with what it was when opened, and with what was read of it. A change within one tick
    /// of the file system's clock that keeps the size cannot be seen here.
    /// </summary>
    public abstract SourceFailure? CheckUnchanged(long bytesRead);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
