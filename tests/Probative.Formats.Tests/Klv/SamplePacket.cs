using System.Buffers.Binary;
using Probative.Formats.Klv;

namespace Probative.Formats.Tests.Klv;

/// <summary>Writes packets of ST 0601, for tests to read and to damage.</summary>
internal sealed class SamplePacket
{
    public static readonly byte[] UasKey = Convert.FromHexString("060e2b34020b01010e01030101000000");

    private readonly List<byte> _items = [];

    public SamplePacket Add(int tag, params byte[] value)
    {
        if (tag < 0x80) _items.Add((byte)tag);
        else _items.AddRange([(byte)(0x80 | (tag >> 7)), (byte)(tag & 0x7f)]);
        _items.AddRange(Length(value.Length));
        _items.AddRange(value);
        return this;
    }

    public SamplePacket Time(long micros)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, micros);
        return Add(2, bytes);
    }

    public SamplePacket Signed(int tag, double value, double high)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, (int)Math.Round(value / high * int.MaxValue));
        return Add(tag, bytes);
    }

    public SamplePacket Unsigned(int tag, double value, double low, double high)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(
            bytes, (ushort)Math.Round((value - low) / (high - low) * ushort.MaxValue));
        return Add(tag, bytes);
    }

    /// <summary>The packet with its checksum, made wrong when asked.</summary>
    public byte[] ToBytes(bool isWrong = false)
    {
        byte[] start = [.. UasKey, .. Length(_items.Count + 4), .. _items, 1, 2];
        var sum = Checksum.Compute(start);
        if (isWrong) sum++;
        return [.. start, (byte)(sum >> 8), (byte)sum];
    }

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        _ => [0x82, (byte)(length >> 8), (byte)length],
    };
}
