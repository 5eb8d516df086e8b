using Probative.Formats.Bytes;

namespace Probative.Formats.Tests.Types;

/// <summary>A file of any size, zero but for a few places, which counts what is read.</summary>
internal sealed class SparseBytes(long length, params (long Offset, byte[] Bytes)[] places) : ByteSource
{
    public override long Length => length;

    public long ReadBytes { get; private set; }

    public override int Read(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset >= length) return 0;
        buffer = buffer[..(int)Math.Min(buffer.Length, length - offset)];
        buffer.Clear();
        ReadBytes += buffer.Length;
        foreach (var (start, bytes) in places)
        {
            var from = Math.Max(start, offset);
            var to = Math.Min(start + bytes.Length, offset + buffer.Length);
            if (from >= to) continue;
            bytes.AsSpan((int)(from - start), (int)(to - from)).CopyTo(buffer[(int)(from - offset)..]);
        }

        return buffer.Length;
    }
}
