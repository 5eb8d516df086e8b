using System.Buffers.Binary;
using System.Text;

namespace Probative.Formats.Klv;

/// <summary>
/// The ways in which the sets write values. Each gives null where the bytes are not of its length.
/// </summary>
internal static class Forms
{
    public delegate ItemValue? Reader(ReadOnlyMemory<byte> bytes);

    /// <summary>All unsigned numbers of so many bytes, spread evenly over a range.</summary>
    public static Reader Unsigned(int count, double low, double high) => bytes =>
    {
        if (bytes.Length != count) return null;
        var most = (count == 4 ? uint.MaxValue : (1u << (8 * count)) - 1);
        var step = (high - low) / most;
        return new ItemValue.Number((Whole(bytes.Span) * step) + low, step);
    };

    /// <summary>
    /// All signed numbers of so many bytes but the lowest, spread evenly over both sides of zero; the lowest
    /// means something else.
    /// </summary>
    public static Reader Signed(int count, double high, string lowest) => bytes =>
    {
        if (bytes.Length != count) return null;
        var value = SignedWhole(bytes.Span);
        var most = (1L << ((8 * count) - 1)) - 1;
        if (value < -most) return new ItemValue.Special(lowest);
        var step = high / most;
        return new ItemValue.Number(value * step, step);
    };

    /// <summary>A range in as many bytes as the sender chose (MISB ST 1201).</summary>
    public static Reader Mapped(double low, double high) => bytes =>
    {
        if (bytes.Length is 0 or > 8) return null;
        if (Imapb.Special(bytes.Span) is { } special) return new ItemValue.Special(special);
        var map = new Imapb(low, high, bytes.Length);
        return map.Read(bytes.Span) is { } value ? new ItemValue.Number(value, map.Step) : null;
    };

    /// <summary>A number that is counted in steps.</summary>
    public static Reader Steps(int count, double step, bool isSigned = false) => bytes =>
        bytes.Length == count
            ? new ItemValue.Number(step * (isSigned ? SignedWhole(bytes.Span) : Whole(bytes.Span)), step)
            : null;

    /// <summary>IEEE 754, in four or eight bytes.</summary>
    public static ItemValue? Float(ReadOnlyMemory<byte> bytes)
    {
        double value;
        double step;
        if (bytes.Length == 4)
        {
            var single = BinaryPrimitives.ReadSingleBigEndian(bytes.Span);
            value = single;
            step = MathF.BitIncrement(MathF.Abs(single)) - MathF.Abs(single);
        }
        else if (bytes.Length == 8)
        {
            value = BinaryPrimitives.ReadDoubleBigEndian(bytes.Span);
            step = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
        }
        else
        {
            return null;
        }

        return double.IsFinite(value) && double.IsFinite(step)
            ? new ItemValue.Number(value, step)
            : new ItemValue.Special(double.IsNaN(value) ? "not_a_number" : "infinite");
    }

    /// <summary>An unsigned count in 1 to 8 bytes.</summary>
    public static ItemValue? Count(ReadOnlyMemory<byte> bytes) =>
        bytes.Length is > 0 and <= 8 && Whole(bytes.Span) is var value && value <= long.MaxValue
            ? new ItemValue.Whole((long)value)
            : null;

    /// <summary>A signed count in 1 to 8 bytes.</summary>
    public static ItemValue? SignedCount(ReadOnlyMemory<byte> bytes) =>
        bytes.Length is > 0 and <= 8 ? new ItemValue.Whole(SignedWhole(bytes.Span)) : null;

    /// <summary>A number in BER-OID.</summary>
    public static ItemValue? Oid(ReadOnlyMemory<byte> bytes) =>
        Ber.TryReadOid(bytes.Span, out var value, out var used) && used == bytes.Length
            ? new ItemValue.Whole(value)
            : null;

    /// <summary>The 16 bytes of a UUID (RFC 4122), as text.</summary>
    public static ItemValue? Uuid(ReadOnlyMemory<byte> bytes) =>
        bytes.Length == 16
            ? new ItemValue.Text(new Guid(bytes.Span, bigEndian: true).ToString())
            : null;

    /// <summary>Microseconds since 1970 in up to 8 bytes (MISB ST 0603).</summary>
    public static ItemValue? Time(ReadOnlyMemory<byte> bytes) =>
        Count(bytes) is ItemValue.Whole whole ? new ItemValue.Time(whole.Value) : null;

    /// <summary>A text in UTF-8, of which ASCII and ISO 646 are parts.</summary>
    public static ItemValue? Text(ReadOnlyMemory<byte> bytes) =>
        new ItemValue.Text(Encoding.UTF8.GetString(bytes.Span).TrimEnd('\0'));

    /// <summary>A text in UTF-16, the high byte first.</summary>
    public static ItemValue? WideText(ReadOnlyMemory<byte> bytes) =>
        bytes.Length % 2 == 0
            ? new ItemValue.Text(Encoding.BigEndianUnicode.GetString(bytes.Span).TrimEnd('\0'))
            : null;

    /// <summary>A byte that chooses from a list that begins at a number.</summary>
    public static Reader Code(int first, params string[] meanings) => bytes =>
    {
        if (bytes.Length is 0 or > 4) return null;
        var value = (long)Whole(bytes.Span);
        var at = value - first;
        var meaning = at >= 0 && at < meanings.Length ? meanings[at] : "";
        return new ItemValue.Code(value, meaning.Length == 0 ? null : meaning);
    };

    /// <summary>Bits from the lowest on.</summary>
    public static Reader Flags(params string[] names) => bytes =>
    {
        if (bytes.Length is 0 or > 4) return null;
        var value = (long)Whole(bytes.Span);
        var set = names.Where((name, bit) => (value >> bit & 1) != 0).ToArray();
        return new ItemValue.Flags(value, set);
    };

    public static ItemValue? Raw(ReadOnlyMemory<byte> bytes) => ItemValue.Raw.Instance;

    public static ulong Whole(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var one in bytes) value = (value << 8) | one;
        return value;
    }

    private static long SignedWhole(ReadOnlySpan<byte> bytes)
    {
        var value = bytes.IsEmpty || bytes[0] < 0x80 ? 0L : -1L;
        foreach (var one in bytes) value = (value << 8) | one;
        return value;
    }
}
