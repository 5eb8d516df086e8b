using System.Buffers;

namespace Probative.Formats.Timestamps;

/// <summary>The bytes of a proof on their way out.</summary>
internal sealed class OtsBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(byte one) => _bytes.Write([one]);

    /// <summary>Seven bits a byte, the lowest first; the high bit says that more follow.</summary>
    public void WriteNumber(ulong number)
    {
        for (; number > 0x7f; number >>= 7) Write((byte)(0x80 | (number & 0x7f)));
        Write((byte)number);
    }

    /// <summary>Bytes after their number.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteNumber((ulong)bytes.Length);
        Write(bytes);
    }
}
