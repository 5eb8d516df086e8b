using System.Buffers.Binary;
using System.Text;

namespace Probative.Formats.Klv;

/// <summary>
/// The ways in which the sets write values. Each gives null where the bytes are not of its length.
/// </summary>
internal static class Forms
{
    public delegate Reading? Reader(ReadOnlyMemory<byte> bytes);

    /// <summary>All unsigned numbers of so many bytes, spread evenly over a range.</summary>
    public static Reader Unsigned(int count, double low, double high) => bytes =>
    {
        if (bytes.Length != count) return null;
        var most = (count == 4 ? uint.MaxValue : (1u << (8 * count)) - 1);
        var step = (high - low) / most;
        return new Reading.Number((Whole(bytes.Span) * step) + low, step);
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
        if (value < -most) return new Reading.Special(lowest);
        var step = high / most;
        return new Reading.Number(value * step, step);
    };

    /// <summary>A range in as many bytes as the sender chose (MISB ST 1201).</summary>
    public static Reader Mapped(double low, double high) => bytes =>
    {
        if (bytes.Length is 0 or > 8) return null;
        if (Imapb.Special(bytes.Span) is { } special) return new Reading.Special(special);
        var map = new Imapb(low, high, bytes.Length);
        return map.Read(bytes.Span) is { } value ? new Reading.Number(value, map.Step) : null;
    };

    /// <summary>A number that is counted in steps.</summary>
    public static Reader Steps(int count, double step, bool isSigned = false) => bytes =>
        bytes.Length == count
            ? new Reading.Number(step * (isSigned ? SignedWhole(bytes.Span) : Whole(bytes.Span)), step)
            : null;

    /// <summary>IEEE 754, in four or eight bytes.</summary>
    public static Reading? Float(ReadOnlyMemory<byte> bytes)
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
            ? new Reading.Number(value, step)
            : new Reading.Special(double.IsNaN(value) ? "not_a_number" : "infinite");
    }

    /// <summary>An unsigned count in 1 to 8 bytes.</summary>
    public static Reading? Count(ReadOnlyMemory<byte> bytes) =>
        bytes.Length is > 0 and <= 8 && Whole(bytes.Span) is var value && value <= long.MaxValue
            ? new Reading.Whole((long)value)
            : null;

    /// <summary>A signed count in 1 to 8 bytes.</summary>
    public static Reading? SignedCount(ReadOnlyMemory<byte> bytes) =>
        bytes.Length is > 0 and <= 8 ? new Reading.Whole(SignedWhole(bytes.Span)) : null;

    /// <summary>Microseconds since 1970 in up to 8 bytes (MISB ST 0603).</summary>
    public static Reading? Time(ReadOnlyMemory<byte> bytes) =>
        Count(bytes) is Reading.Whole whole ? new Reading.Time(whole.Value) : null;

    /// <summary>A text in UTF-8, of which ASCII and ISO 646 are parts.</summary>
    public static Reading? Text(ReadOnlyMemory<byte> bytes) =>
        new Reading.Text(Encoding.UTF8.GetString(bytes.Span).TrimEnd('\0'));

    /// <summary>A text in UTF-16, the high byte first.</summary>
    public static Reading? WideText(ReadOnlyMemory<byte> bytes) =>
        bytes.Length % 2 == 0
            ? new Reading.Text(Encoding.BigEndianUnicode.GetString(bytes.Span).TrimEnd('\0'))
            : null;

    /// <summary>A byte that chooses from a list that begins at a number.</summary>
    public static Reader Code(int first, params string[] meanings) => bytes =>
    {
        if (bytes.Length is 0 or > 4) return null;
        var value = (long)Whole(bytes.Span);
        var at = value - first;
        var meaning = at >= 0 && at < meanings.Length ? meanings[at] : "";
        return new Reading.Code(value, meaning.Length == 0 ? null : meaning);
    };

    /// <summary>Bits from the lowest on.</summary>
    public static Reader Flags(params string[] names) => bytes =>
    {
        if (bytes.Length is 0 or > 4) return null;
        var value = (long)Whole(bytes.Span);
        var set = names.Where((name, bit) => (value >> bit & 1) != 0).ToArray();
        return new Reading.Flags(value, set);
    };

    public static Reading? Raw(ReadOnlyMemory<byte> bytes) => Reading.Raw.Instance;

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
