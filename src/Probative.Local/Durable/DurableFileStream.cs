namespace Probative.Local.Durable;

/// <summary>
/// A new file as a stream that is written from front to back: what fills a buffer is written by the durable
/// thread while the next is filled. Nothing of it is durable before <see cref="Complete"/> has returned.
/// </summary>
internal sealed class DurableFileStream(DurableThread durable, IVaultFile file) : Stream
{
    private const int BufferBytes = 1024 * 1024;

    // Buffers that wait for the medium: memory is bounded, and neither side waits for the other's every step.
    private const int WritesInFlight = 4;

    // As that of stored bytes: sequential, and the last sync has little left to do.
    private const long WritebackStepBytes = 8 * 1024 * 1024;

    private readonly Queue<(Task Written, byte[] Buffer)> _writes = new();
    private byte[] _buffer = new byte[BufferBytes];
    private int _filled;

    // Owned by the durable thread.
    private long _sinceWriteback;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => SizeBytes;

    /// <summary>What was written so far, buffers included.</summary>
    public long SizeBytes { get; private set; }

    public override long Position
    {
        get => SizeBytes;
        set => throw new NotSupportedException();
    }

    /// <exception cref="Kernel.Vault.StorageException">The medium refused this or what was written before.
    /// </exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        SizeBytes += buffer.Length;
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _buffer.Length - _filled);
            buffer[..count].CopyTo(_buffer.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
            if (_filled == _buffer.Length) Post();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Returns when all that was written is durable; the file's name is not.</summary>
    public void Complete()
    {
        if (_filled > 0) Post();
        while (_writes.Count > 0) Wait();
        durable.RunAsync(_ => file.Sync()).GetAwaiter().GetResult();
    }

    /// <summary>Does nothing: only <see cref="Complete"/> promises anything.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Post()
    {
        var (buffer, count) = (_buffer, _filled);
        _filled = 0;
        _writes.Enqueue((durable.RunAsync(_ => Write(buffer, count)), buffer));
        _buffer = _writes.Count >= WritesInFlight ? Wait() : new byte[BufferBytes];
    }

    private byte[] Wait()
    {
        var (written, buffer) = _writes.Dequeue();
        written.GetAwaiter().GetResult();
        return buffer;
    }

    private void Write(byte[] buffer, int count)
    {
        file.Write(buffer.AsSpan(0, count));
        _sinceWriteback += count;
        if (_sinceWriteback < WritebackStepBytes) return;
        file.StartWriteback();
        _sinceWriteback = 0;
    }
}
