using System.Buffers.Binary;

namespace Probative.Fingerprints.Index.Tails;

/// <summary>The first 80 bytes of a tail, durable before anything behind them is written.</summary>
/// <param name="Number">The number in its name.</param>
/// <param name="Sequence">The number of the last removal before it.</param>
/// <param name="PreviousLength">
/// What counts of the tail before it, if that still is there; what lies behind was never acknowledged.
/// </param>
internal readonly record struct TailHead(int Number, long Sequence, long PreviousLength)
{
    public const int SizeBytes = 80;

    private const int SummedBytes = 64;

    private static ReadOnlySpan<byte> Words => "probative hash index tail v1\n\0\0\0"u8;

    public byte[] ToBytes()
    {
        var bytes = new byte[SizeBytes];
        Words.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(32), Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), PreviousLength);
        BinaryPrimitives.WriteUInt128LittleEndian(
            bytes.AsSpan(SummedBytes), SectionSum.Of(bytes.AsSpan(0, SummedBytes)));
        return bytes;
    }

    public static TailHead? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SizeBytes || !bytes[..Words.Length].SequenceEqual(Words)) return null;
        var sum = BinaryPrimitives.ReadUInt128LittleEndian(bytes[SummedBytes..]);
        if (SectionSum.Of(bytes[..SummedBytes]) != sum) return null;
        return new TailHead(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]));
    }
}
