using System.Security.Cryptography;

namespace Probative.Formats.Age;

/// <summary>
/// Encrypts what is written to it into an age file (age-encryption.org/v1, binary) for recipients of X25519.
/// Disposing it writes the last chunk: a file without it shows as cut.
/// </summary>
public sealed class AgeEncryptingStream : Stream
{
    private readonly Stream _output;
    private readonly AgePayload _payload;
    private readonly byte[] _plain = new byte[AgePayload.ChunkBytes];
    private readonly byte[] _sealed = new byte[AgePayload.ChunkBytes + AgeKey.TagBytes];
    private int _filled;
    private bool _isClosed;

    /// <summary>Begins a file: writes its header.</summary>
    /// <param name="output">Takes the file; it is not closed.</param>
    /// <param name="recipients">At least one.</param>
    public AgeEncryptingStream(Stream output, IReadOnlyList<AgeRecipient> recipients)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentOutOfRangeException.ThrowIfZero(recipients.Count);
        _output = output;
        var fileKey = RandomNumberGenerator.GetBytes(AgeKey.FileKeyBytes);
        var nonce = RandomNumberGenerator.GetBytes(AgeKey.NonceBytes);
        _output.Write(AgeHeader.Write(recipients.Select(recipient => recipient.Wrap(fileKey)), fileKey));
        _output.Write(nonce);
        _payload = new AgePayload(AgeKey.PayloadKey(fileKey, nonce));
        CryptographicOperations.ZeroMemory(fileKey);
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !_isClosed;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until it is known that it is not the last.
            if (_filled == _plain.Length) WriteChunk(isLast: false);
            var count = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..count].CopyTo(_plain.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => _output.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            WriteChunk(isLast: true);
            _payload.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        var chunk = _sealed.AsSpan(0, _filled + AgeKey.TagBytes);
        _payload.Encrypt(_plain.AsSpan(0, _filled), chunk, isLast);
        _output.Write(chunk);
        _filled = 0;
    }
}
