using System.Buffers.Binary;
using System.Text;
using Probative.Local.Keys;

namespace Probative.Local.Auditing;

/// <summary>
/// How entries stand in a file: the length of a sealed entry (4 bytes, big-endian), the sealed entry (<see
/// cref="Aead"/>), and the next. Sealed are the length of the entry (4 bytes), the entry, and zeros up to a
/// multiple of 256, so that lengths tell little. An entry is sealed for its file and its place there: one
/// that was moved, or has lost those before it, does not open.
/// </summary>
internal static class AccessFrames
{
    /// <summary>A reason of 500 letters and a hundred ids take an eighth of it.</summary>
    public const int SizeMaxBytes = 64 * 1024;

    private const int LengthBytes = 4;
    private const int StepBytes = 256;

    public static byte[] Seal(ReadOnlySpan<byte> key, string file, int place, AccessEntry entry)
    {
        var text = entry.ToBytes();
        var steps = (LengthBytes + text.Length + StepBytes - 1) / StepBytes;
        var plain = new byte[steps * StepBytes];
        BinaryPrimitives.WriteInt32BigEndian(plain, text.Length);
        text.CopyTo(plain, LengthBytes);
        var frame = new byte[LengthBytes + plain.Length + Aead.OverheadBytes];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Length, SizeMaxBytes, nameof(entry));
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - LengthBytes);
        Aead.Seal(key, Purpose(file, place), plain, frame.AsSpan(LengthBytes));
        return frame;
    }

    /// <summary>The sealed entry that begins here, or empty when none does that is whole.</summary>
    public static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LengthBytes) return [];
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return length is >= StepBytes + Aead.OverheadBytes and <= SizeMaxBytes - LengthBytes
            && (length - Aead.OverheadBytes) % StepBytes == 0
            && length <= bytes.Length - LengthBytes
                ? bytes.Slice(LengthBytes, length)
                : [];
    }

    /// <summary>How many bytes a sealed entry takes with its length.</summary>
    public static int SizeOf(ReadOnlySpan<byte> sealedEntry) => LengthBytes + sealedEntry.Length;

    /// <summary>How many bytes and entries stand there before the first that is not whole.</summary>
    public static (int Bytes, int Entries) Whole(ReadOnlySpan<byte> bytes)
    {
        var (at, entries) = (0, 0);
        while (Next(bytes[at..]) is { Length: > 0 } next)
        {
            at += SizeOf(next);
            entries++;
        }

        return (at, entries);
    }

    /// <summary>Null when it does not open as the entry at this place of this file.</summary>
    public static AccessEntry? Open(
        ReadOnlySpan<byte> key, string file, int place, ReadOnlySpan<byte> sealedEntry)
    {
        if (Aead.Open(key, Purpose(file, place), sealedEntry) is not { Length: >= LengthBytes } plain)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(plain);
        return length >= 0 && length <= plain.Length - LengthBytes
            ? AccessEntry.Parse(plain.AsSpan(LengthBytes, length))
            : null;
    }

    private static byte[] Purpose(string file, int place) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"probative access log 1: {file} {place}"));
}
