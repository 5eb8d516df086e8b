namespace Probative.Formats.Bytes;

/// <summary>A part of other bytes, read as if it stood alone: offset 0 is the part's first byte.</summary>
internal sealed class PartBytes(ByteSource whole, long start, long length) : ByteSource
{
    public override long Length { get; } = Math.Max(0, Math.Min(length, whole.Length - start));

    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset >= Length) return 0;
        var count = (int)Math.Min(buffer.Length, Length - offset);
        return whole.Read(start + offset, buffer[..count]);
    }
}
