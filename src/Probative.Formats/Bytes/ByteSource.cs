namespace Probative.Formats.Bytes;

/// <summary>
/// Bytes that can be read at any offset, however many there are: a file of 50 GB, or an array in a test.
/// Readers take from it what they look at and nothing else. It is for one thread.
/// </summary>
public abstract class ByteSource
{
    /// <summary>The number of bytes, which does not change while they are read.</summary>
    public abstract long Length { get; }

    /// <summary>
    /// Fills the buffer from an offset on, as far as there are bytes. Fewer than asked for means that the
    /// bytes end there, or that the medium does not give them; the readers treat both as the end.
    /// </summary>
    /// <param name="offset">From 0 on; at or behind the end nothing is read.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <returns>How many bytes were read, from 0 to the length of the buffer.</returns>
    public abstract int Read(long offset, Span<byte> buffer);

    /// <summary>Fills the whole buffer; false when there are not as many bytes.</summary>
    /// <param name="offset">From 0 on.</param>
    /// <param name="buffer">Where the bytes go; what it holds after false is not to be used.</param>
    public bool TryRead(long offset, Span<byte> buffer) =>
        offset >= 0 && Read(offset, buffer) == buffer.Length;
}
