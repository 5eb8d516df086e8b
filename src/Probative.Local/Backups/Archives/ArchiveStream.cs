using System.Globalization;
using Probative.Formats.Age;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// A part of the plain bytes of an age file. A chunk that was changed is an <see cref="IOException"/>, as
/// from a disk that does not deliver: what was read before it is as it was written.
/// </summary>
internal sealed class ArchiveStream(AgeFile file, string path, long start, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= length) return 0;
        if (buffer.Length > length - _position) buffer = buffer[..(int)(length - _position)];
        var count = file.ReadAt(start + _position, buffer, out var damage);
        if (damage.Code is not null)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"{path}, at byte {damage.Offset}: {damage.Message}"));
        }

        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
