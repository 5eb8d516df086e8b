using System.Buffers.Binary;

namespace Probative.Local.Backups;

/// <summary>
/// Reads a segment from front to back. Beyond its end everything is empty and zero, and it is broken.
/// </summary>
internal ref struct SegmentReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Offset { get; private set; }

    public bool IsBroken { get; private set; }

    public readonly bool IsAtEnd => Offset == _bytes.Length && !IsBroken;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (IsBroken || count < 0 || count > _bytes.Length - Offset)
        {
            IsBroken = true;
            return [];
        }

        Offset += count;
        return _bytes.Slice(Offset - count, count);
    }

    /// <summary>A length of four bytes and as many bytes.</summary>
    public ReadOnlySpan<byte> TakeBlock() =>
        Take(sizeof(int)) is { IsEmpty: false } length
            ? Take(BinaryPrimitives.ReadInt32BigEndian(length))
            : [];

    public long Read64() =>
        Take(sizeof(long)) is { IsEmpty: false } value ? BinaryPrimitives.ReadInt64BigEndian(value) : 0;

    public int Read16() =>
        Take(sizeof(ushort)) is { IsEmpty: false } value ? BinaryPrimitives.ReadUInt16BigEndian(value) : 0;
}
