using System.Buffers.Binary;
using System.Text;

namespace Probative.Samples;

/// <summary>
/// Writes one packet of the UAS Datalink Local Set (MISB ST 0601): a universal label, a length, then tag,
/// length and value of each item, the checksum last.
/// </summary>
internal sealed class LocalSet
{
    private static readonly byte[] Label =
        [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x0B, 0x01, 0x01, 0x0E, 0x01, 0x03, 0x01, 0x01, 0x00, 0x00, 0x00];

    private readonly List<byte> _items = [];

    public LocalSet Text(byte tag, string text) => Item(tag, Encoding.ASCII.GetBytes(text));

    public LocalSet Unsigned(byte tag, int sizeBytes, ulong value)
    {
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(whole, value);
        return Item(tag, whole[(8 - sizeBytes)..]);
    }

    /// <summary>A value of a range, spread over all integers of that size.</summary>
    public LocalSet Scaled(byte tag, int sizeBytes, double value, double low, double high)
    {
        var steps = Math.Pow(2, 8 * sizeBytes) - 1;
        return Unsigned(tag, sizeBytes, (ulong)Math.Round((value - low) / (high - low) * steps));
    }

    /// <summary>
    /// A value between minus and plus the bound; the lowest integer stands for "out of range".
    /// </summary>
    public LocalSet SignedScaled(byte tag, int sizeBytes, double value, double bound)
    {
        var steps = Math.Pow(2, (8 * sizeBytes) - 1) - 1;
        return Unsigned(tag, sizeBytes, (ulong)(long)Math.Round(value / bound * steps));
    }

    public byte[] ToPacket()
    {
        // The sum covers everything before its own value: ST 0601, item 1.
        var length = _items.Count + 4;
        byte[] size = length < 128 ? [(byte)length] : [0x81, (byte)length];
        byte[] packet = [.. Label, .. size, .. _items, 1, 2];
        ushort sum = 0;
        for (var i = 0; i < packet.Length; i++) sum += (ushort)(packet[i] << (8 * ((i + 1) % 2)));
        return [.. packet, (byte)(sum >> 8), (byte)sum];
    }

    private LocalSet Item(byte tag, ReadOnlySpan<byte> value)
    {
        _items.Add(tag);
        _items.Add((byte)value.Length);
        foreach (var one in value) _items.Add(one);
        return this;
    }
}
