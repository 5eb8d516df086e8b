namespace Probative.Formats.Containers;

/// <summary>
/// Reads one file from its start and counts what it gets. A device that fails, a file that changes and an
/// archive that lies end the reading and are told by <see cref="Fault"/>; nothing is thrown.
/// </summary>
public abstract class EntryReader : IDisposable
{
    private readonly long _expected;
    private bool _ended;

    /// <summary>Makes a reader of the file at <paramref name="path"/>.</summary>
    /// <param name="path">The path of the file in its set.</param>
    /// <param name="expected">The length that the listing stated. One byte more or less is a fault.</param>
    protected EntryReader(string path, long expected)
    {
        Path = path;
        _expected = expected;
    }

    /// <summary>The path of the file in its set.</summary>
    public string Path { get; }

    /// <summary>The number of bytes that were handed out.</summary>
    public long Position { get; private set; }

    /// <summary>Why the reading ended early; null while all is well.</summary>
    public Damage? Fault { get; private set; }

    /// <summary>Reads at least one byte unless the end or a fault is reached; then it gives 0.</summary>
    public int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty) return 0;
        int count;
        try
        {
            count = ReadCore(buffer);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException
            or UnauthorizedAccessException)
        {
            return Stop(ContainerCodes.Unreadable, $"The file could not be read to its end: {fault.Message}");
        }

        if (count == 0)
        {
            _ended = true;
            return Position == _expected
                ? 0
                : Stop(ContainerCodes.Length, $"The file has {Position} bytes; {_expected} were stated.");
        }

        // The bytes beyond the stated length are not handed out: an archive that lies about its sizes must
        // not make a reader work on more than it agreed to.
        if (count > _expected - Position)
            return Stop(
                ContainerCodes.Length, $"The file has more bytes than the {_expected} that were stated.");
        Position += count;
        return count;
    }

    /// <summary>Fills the buffer as far as the file goes and gives the number of bytes.</summary>
    public int ReadFull(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            int count = Read(buffer[filled..]);
            if (count == 0) break;
            filled += count;
        }

        return filled;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads from the underlying file; it may throw what files throw.</summary>
    protected abstract int ReadCore(Span<byte> buffer);

    /// <summary>Lets go of the underlying file.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Ends the reading with a fault.</summary>
    protected int Stop(string code, string message)
    {
        _ended = true;
        Fault ??= new Damage(code, Path, Position, message);
        return 0;
    }
}
