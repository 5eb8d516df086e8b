using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Probative.Kernel.Ids;

/// <summary>
/// Sixteen random bytes, written as 32 lower-case hex digits (docs/spec/facts.md). Random, so that an id
/// tells nothing: not when, not by whom, not how many there are.
/// </summary>
public readonly record struct Id(ulong High, ulong Low) : IComparable<Id>
{
    public const int SizeBytes = 16;
    public const int TextLength = 32;

    public static Id New()
    {
        Span<byte> bytes = stackalloc byte[SizeBytes];
        RandomNumberGenerator.Fill(bytes);
        return From(bytes);
    }

    public static Id From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public static bool TryParse([NotNullWhen(true)] string? text, out Id id)
    {
        id = default;
        if (text is not { Length: TextLength }) return false;
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f'))) return false;
        }

        id = new Id(
            ulong.Parse(text.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            ulong.Parse(text.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[SizeBytes];
        CopyTo(bytes);
        return bytes;
    }

    public int CompareTo(Id other) =>
        High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    public static bool operator <(Id left, Id right) => left.CompareTo(right) < 0;
    public static bool operator >(Id left, Id right) => left.CompareTo(right) > 0;
    public static bool operator <=(Id left, Id right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Id left, Id right) => left.CompareTo(right) >= 0;
}
