using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Probative.Ledger;

/// <summary>
/// A SHA-256 value: 32 bytes held inline, compared by value. It has no order of its own, because the ledger
/// knows two: that of bytes and that of base64url text (see <see cref="CompareBase64Url"/>).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Hash32
{
    /// <summary>The number of bytes: 32.</summary>
    public const int Size = 32;

    /// <summary>The length of <see cref="ToBase64Url"/>: 43 characters.</summary>
    public const int Base64UrlLength = 43;

    // The four words are the 32 bytes in memory order; they are never read as numbers.
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>32 zero bytes.</summary>
    public static Hash32 Zero => default;

    /// <summary>Copies 32 bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static Hash32 FromSpan(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
            ? MemoryMarshal.Read<Hash32>(bytes)
            : throw new ArgumentException("A hash has exactly 32 bytes.", nameof(bytes));

    /// <summary>The SHA-256 of some bytes.</summary>
    /// <param name="bytes">What to hash.</param>
    /// <returns>The hash.</returns>
    public static Hash32 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return MemoryMarshal.Read<Hash32>(hash);
    }

    /// <summary>Parses exactly 64 lower-case hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="hash">The hash, or <see cref="Zero"/>.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseHex(ReadOnlySpan<char> text, out Hash32 hash)
    {
        Span<byte> ascii = stackalloc byte[Size * 2];
        hash = default;
        return text.Length == ascii.Length
            && Encoding.UTF8.TryGetBytes(text, ascii, out var written)
            && TryParseHex(ascii[..written], out hash);
    }

    /// <summary>Parses exactly 64 lower-case hexadecimal digits in ASCII.</summary>
    /// <param name="ascii">The digits.</param>
    /// <param name="hash">The hash, or <see cref="Zero"/>.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseHex(ReadOnlySpan<byte> ascii, out Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        if (!LowerHex.TryDecode(ascii, bytes))
        {
            return false;
        }

        hash = MemoryMarshal.Read<Hash32>(bytes);
        return true;
    }

    /// <summary>Parses the one padded base64 text of 32 bytes (RFC 4648 section 4): 44 characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">The hash, or <see cref="Zero"/>.</param>
    /// <returns>False if the text is anything else, white space and non-zero trailing bits
    /// included.</returns>
    public static bool TryParseBase64(ReadOnlySpan<char> text, out Hash32 hash)
    {
        Span<byte> ascii = stackalloc byte[44];
        hash = default;
        return text.Length == ascii.Length
            && Encoding.UTF8.TryGetBytes(text, ascii, out var written)
            && TryParseBase64(ascii[..written], out hash);
    }

    /// <summary>Parses the one padded base64 text of 32 bytes, in ASCII.</summary>
    /// <param name="ascii">The text.</param>
    /// <param name="hash">The hash, or <see cref="Zero"/>.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseBase64(ReadOnlySpan<byte> ascii, out Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        if (!StrictBase64.TryDecodeExact(ascii, bytes))
        {
            return false;
        }

        hash = MemoryMarshal.Read<Hash32>(bytes);
        return true;
    }

    /// <summary>Parses the one base64url text of 32 bytes (RFC 4648 section 5): 43 characters of
    /// ASCII.</summary>
    /// <param name="ascii">The text.</param>
    /// <param name="hash">The hash, or <see cref="Zero"/>.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseBase64Url(ReadOnlySpan<byte> ascii, out Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash = default;
        if (!StrictBase64.TryDecodeUrlExact(ascii, bytes))
        {
            return false;
        }

        hash = MemoryMarshal.Read<Hash32>(bytes);
        return true;
    }

    /// <summary>Compares by the ASCII bytes of the base64url texts: the order of <c>_sd</c>
    /// (ledger.md).</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    /// <returns>Negative, zero or positive, as for any comparison.</returns>
    public static int CompareBase64Url(in Hash32 left, in Hash32 right)
    {
        var a = left.AsSpan();
        var b = right.AsSpan();
        var at = a.CommonPrefixLength(b);
        if (at == Size)
        {
            return 0;
        }

        // The first differing character holds the first differing bit.
        var bit = (at * 8) + byte.LeadingZeroCount((byte)(a[at] ^ b[at]));
        return Rank(a, bit / 6).CompareTo(Rank(b, bit / 6));
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(Span<byte> destination) => AsSpan().CopyTo(destination);

    /// <summary>The 32 bytes in a new array.</summary>
    /// <returns>The array.</returns>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    public string ToHex() => Convert.ToHexStringLower(AsSpan());

    /// <summary>Padded base64 (RFC 4648 section 4), 44 characters.</summary>
    /// <returns>The text.</returns>
    public string ToBase64() => Convert.ToBase64String(AsSpan());

    /// <summary>base64url without padding (RFC 4648 section 5), 43 characters.</summary>
    /// <returns>The text.</returns>
    public string ToBase64Url() => Base64Url.EncodeToString(AsSpan());

    /// <summary>Writes base64url without padding as ASCII.</summary>
    /// <param name="destination">At least 43 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void WriteBase64Url(Span<byte> destination) => Base64Url.EncodeToUtf8(AsSpan(), destination);

    /// <summary>Writes 64 lower-case hexadecimal digits as ASCII.</summary>
    /// <param name="destination">At least 64 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void WriteHex(Span<byte> destination) => LowerHex.Encode(AsSpan(), destination);

    /// <summary>The hexadecimal digits.</summary>
    /// <returns>The text of <see cref="ToHex"/>.</returns>
    public override string ToString() => ToHex();

    [UnscopedRef]
    internal ReadOnlySpan<byte> AsSpan() =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in _a, Size / sizeof(ulong)));

    /// <summary>The place in ASCII order of the base64url character with this number.</summary>
    private static int Rank(ReadOnlySpan<byte> bytes, int character)
    {
        var bit = character * 6;
        var low = (bit / 8) + 1 < Size ? bytes[(bit / 8) + 1] : 0;
        var window = (bytes[bit / 8] << 8) | low;
        var sextet = (window >> (10 - (bit % 8))) & 0b11_1111;

        // ASCII has '-' (62) before the digits (52..61), capitals (0..25), '_' (63), small letters (26..51).
        return sextet switch
        {
            62 => 0,
            63 => 37,
            >= 52 => sextet - 51,
            < 26 => sextet + 11,
            _ => sextet + 12,
        };
    }
}
