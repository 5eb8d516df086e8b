namespace Probative.Formats.Klv;

/// <summary>
/// The mapping of real numbers of a range to whole numbers of 1 to 8 bytes (MISB ST 1201, IMAPB). Its step is
/// a power of two, and zero is exact where the range holds it.
/// </summary>
/// <remarks>A mapping is of finite ends, the low one below the high one.</remarks>
public readonly record struct Imapb
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _forward;
    private readonly double _zero;
    private readonly int _bytes;

    /// <summary>Makes the mapping of a range to a number of bytes.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value, above the smallest.</param>
    /// <param name="bytes">1 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or the length another.</exception>
    public Imapb(double low, double high, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, 8);
        if (!(low < high) || !double.IsFinite(high - low))
            throw new ArgumentOutOfRangeException(nameof(high));
        _low = low;
        _high = high;
        _bytes = bytes;
        var rangePower = (int)Math.Ceiling(Math.Log2(high - low));
        var bytePower = (8 * bytes) - 1;
        _forward = Math.ScaleB(1, bytePower - rangePower);
        Step = Math.ScaleB(1, rangePower - bytePower);
        _zero = low < 0 && high > 0 ? (_forward * low) - Math.Floor(_forward * low) : 0;
    }

    /// <summary>The distance between two neighbouring values.</summary>
    public double Step { get; }

    /// <summary>
    /// The value that bytes stand for; infinite or not a number where they say so. Null when the length is
    /// another one.
    /// </summary>
    public double? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != _bytes) return null;
        return Special(bytes) switch
        {
            null => (Step * (Whole(bytes) - _zero)) + _low,
            "infinite" => double.PositiveInfinity,
            "negative_infinite" => double.NegativeInfinity,
            _ => double.NaN,
        };
    }

    /// <summary>
    /// What bytes say instead of a value, in plain words; null where they hold a value. The high bit marks
    /// it, save for the number that has no other bit set: that is the top of the range.
    /// </summary>
    public static string? Special(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] < 0x80) return null;
        if (bytes[0] == 0x80 && bytes[1..].IndexOfAnyExcept((byte)0) < 0) return null;
        return (bytes[0] >> 3) switch
        {
            0b11001 => "infinite",
            0b11101 => "negative_infinite",
            0b11010 or 0b11110 or 0b11011 or 0b11111 => "not_a_number",
            0b11100 => bytes[0] switch
            {
                0xe0 => "below_minimum",
                0xe1 => "above_maximum",
                _ => "reserved",
            },
            0b10100 or 0b10101 or 0b10110 or 0b10111 => "user_defined",
            _ => "reserved",
        };
    }

    /// <summary>
    /// The bytes of a value as one number, high bytes first; values outside the range become what says so.
    /// </summary>
    public ulong Write(double value)
    {
        var shift = 8 * (_bytes - 1);
        if (double.IsNaN(value)) return (double.IsNegative(value) ? 0xf0UL : 0xd0UL) << shift;
        if (double.IsPositiveInfinity(value)) return 0xc8UL << shift;
        if (double.IsNegativeInfinity(value)) return 0xe8UL << shift;
        if (value < _low) return 0xe0UL << shift;
        if (value > _high) return 0xe1UL << shift;
        return (ulong)Math.Floor((_forward * (value - _low)) + _zero);
    }

    private static double Whole(ReadOnlySpan<byte> bytes)
    {
        var whole = 0UL;
        foreach (var one in bytes) whole = (whole << 8) | one;
        return whole;
    }
}
