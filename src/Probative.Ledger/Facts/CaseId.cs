using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Probative.Ledger.Facts;

/// <summary>
/// The name of a case in the log: 16 random bytes, never derived from anything (ledger.md). The vault's own
/// sequence has one too.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CaseId
{
    /// <summary>The number of bytes: 16.</summary>
    public const int Size = 16;

    // The two words are the 16 bytes in memory order; they are never read as numbers.
    private readonly ulong _a;
    private readonly ulong _b;

    /// <summary>Draws a new name from the operating system's generator.</summary>
    /// <returns>The name.</returns>
    public static CaseId Draw()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomNumberGenerator.Fill(bytes);
        return FromSpan(bytes);
    }

    /// <summary>Copies 16 bytes.</summary>
    /// <param name="bytes">Exactly 16 bytes.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">There are not exactly 16 bytes.</exception>
    public static CaseId FromSpan(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
            ? MemoryMarshal.Read<CaseId>(bytes)
            : throw new ArgumentException("A case id has exactly 16 bytes.", nameof(bytes));

    /// <summary>Parses exactly 32 lower-case hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="id">The name, or 16 zero bytes.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseHex(ReadOnlySpan<char> text, out CaseId id)
    {
        Span<byte> ascii = stackalloc byte[Size * 2];
        id = default;
        return text.Length == ascii.Length
            && System.Text.Encoding.UTF8.TryGetBytes(text, ascii, out var written)
            && TryParseHex(ascii[..written], out id);
    }

    /// <summary>Parses exactly 32 lower-case hexadecimal digits in ASCII.</summary>
    /// <param name="ascii">The digits.</param>
    /// <param name="id">The name, or 16 zero bytes.</param>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParseHex(ReadOnlySpan<byte> ascii, out CaseId id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var ok = LowerHex.TryDecode(ascii, bytes);
        id = ok ? FromSpan(bytes) : default;
        return ok;
    }

    /// <summary>Writes the 16 bytes.</summary>
    /// <param name="destination">At least 16 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>The 16 bytes in a new array.</summary>
    /// <returns>The copy.</returns>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Writes 32 lower-case hexadecimal digits as ASCII.</summary>
    /// <param name="destination">At least 32 bytes.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void WriteHex(Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        LowerHex.Encode(bytes, destination);
    }

    /// <summary>32 lower-case hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    public string ToHex()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The hexadecimal digits.</summary>
    /// <returns>The text of <see cref="ToHex"/>.</returns>
    public override string ToString() => ToHex();
}
