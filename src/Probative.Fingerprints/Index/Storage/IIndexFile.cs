namespace Probative.Fingerprints.Index.Storage;

/// <summary>A new file while it is written, at its end only. Closing it promises nothing.</summary>
public interface IIndexFile : IDisposable
{
    /// <summary>Appends all the bytes. They are volatile until <see cref="Sync"/>.</summary>
    /// <param name="bytes">The bytes.</param>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Returns when the bytes and the length are durable. After a failure it MUST NOT be tried again: the
    /// kernel has dropped what it could not write, and a second sync would report success.
    /// </summary>
    void Sync();
}
