using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Probative.Fuzz.Looping;

/// <summary>Inputs near the seeds, and some far from them. The same number gives the same inputs.</summary>
internal sealed class Mutation(IReadOnlyList<byte[]> seeds, int seed)
{
    /// <summary>Bytes of an input at most.</summary>
    public const int Most = 64 * 1024;

    // Inputs that came out of seeds and may be changed again.
    private const int Kept = 256;

    // Lengths and counts at which arithmetic breaks.
    private static readonly ulong[] s_numbers =
    [
        0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0xffffff, 0x7fffffff,
        0x80000000, 0xfffffff8, 0xffffffff, 0x100000000, 0x7fffffffffffffff, 0x8000000000000000,
        0xffffffffffffffff,
    ];

    private static readonly string[] s_texts =
    [
        "-1", "0", "99999999999999999999", "2147483648", "1e400", "NaN", "-->", "\r\n\r\n", "\t",
        "{", "\"", "<",
    ];

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _pool = [.. seeds];

    public byte[] Next()
    {
        if (_random.Next(20) == 0 || _pool.Count == 0) return Noise(_random.Next(2) == 0 ? 64 : 2_048);
        var made = new List<byte>(_pool[_random.Next(_pool.Count)]);
        for (var changes = 1 << _random.Next(5); changes > 0; changes--) Change(made);
        if (made.Count > Most) made.RemoveRange(Most, made.Count - Most);
        byte[] input = [.. made];
        if (_random.Next(8) == 0)
        {
            if (_pool.Count < seeds.Count + Kept) _pool.Add(input);
            else _pool[seeds.Count + _random.Next(Kept)] = input;
        }

        return input;
    }

    private byte[] Noise(int most)
    {
        var bytes = new byte[_random.Next(most)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private void Change(List<byte> made)
    {
        if (made.Count == 0)
        {
            made.AddRange(Noise(32));
            return;
        }

        var at = _random.Next(made.Count);
        switch (_random.Next(11))
        {
            case 0:
                made[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                made[at] = (byte)_random.Next(256);
                break;
            case 2 or 3:
                Number(made, at);
                break;
            case 4:
                made.InsertRange(at, Noise(16));
                break;
            case 5:
                made.RemoveRange(at, _random.Next(Math.Min(64, made.Count - at)));
                break;
            case 6:
                made.RemoveRange(at, made.Count - at);
                break;
            case 7:
                made.InsertRange(at, made.GetRange(at, _random.Next(made.Count - at)));
                break;
            case 8:
                Splice(made, at);
                break;
            case 9:
                Text(made, at);
                break;
            default:
                made[at] += (byte)_random.Next(-3, 4);
                break;
        }
    }

    private void Number(List<byte> made, int at)
    {
        Span<byte> number = stackalloc byte[8];
        var width = 1 << _random.Next(4);
        var value = s_numbers[_random.Next(s_numbers.Length)];
        if (_random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(number, value);
            number = number[..width];
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(number, value);
            number = number[^width..];
        }

        for (var i = 0; i < width && at + i < made.Count; i++) made[at + i] = number[i];
    }

    private void Splice(List<byte> made, int at)
    {
        var other = _pool[_random.Next(_pool.Count)];
        var from = _random.Next(other.Length + 1);
        var count = _random.Next(Math.Min(other.Length - from, 1_024) + 1);
        made.InsertRange(at, other[from..(from + count)]);
    }

    /// <summary>A number in digits becomes another; where there is none, a piece of text comes in.</summary>
    private void Text(List<byte> made, int at)
    {
        var end = at;
        while (end < made.Count && char.IsAsciiDigit((char)made[end])) end++;
        made.RemoveRange(at, end - at);
        var text = _random.Next(2) == 0
            ? s_texts[_random.Next(s_texts.Length)]
            : _random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture);
        made.InsertRange(at, Encoding.ASCII.GetBytes(text));
    }
}
