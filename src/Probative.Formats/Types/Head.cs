using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Types;

/// <summary>The first bytes of a file, or of a part of one, and the way to the others.</summary>
internal sealed class Head
{
    // Enough for a PICT header, the sync of 300 packets, and a page of text.
    public const int MostBytes = 64 * 1024;

    private readonly byte[] _bytes;

    public Head(ByteSource whole, long start, long length, int most = MostBytes)
    {
        Start = start;
        Source = start == 0 && length == whole.Length ? whole : new PartBytes(whole, start, length);
        var buffer = new byte[(int)Math.Min(most, Source.Length)];
        var count = Source.Read(0, buffer);
        _bytes = count == buffer.Length ? buffer : buffer[..count];
    }

    /// <summary>Where this part begins in the file; evidence is given from the file's first byte.</summary>
    public long Start { get; }

    public ByteSource Source { get; }

    public long Length => Source.Length;

    public ReadOnlySpan<byte> Bytes => _bytes;

    public bool IsWhole => _bytes.Length == Length;

    public bool Has(int offset, ReadOnlySpan<byte> expected) =>
        offset + expected.Length <= _bytes.Length && Bytes[offset..].StartsWith(expected);

    public ReadOnlySpan<byte> From(int offset) => offset < _bytes.Length ? Bytes[offset..] : default;

    public uint UInt32Big(int offset) =>
        offset >= 0 && offset + 4 <= _bytes.Length
            ? BinaryPrimitives.ReadUInt32BigEndian(Bytes[offset..])
            : 0;

    public uint UInt32Little(int offset) => BinaryPrimitives.ReverseEndianness(UInt32Big(offset));

    /// <summary>A finding whose evidence is the bytes themselves.</summary>
    public TypeFinding Found(FileType type, int offset, int length) =>
        Found(type, offset, Told(From(offset)[..Math.Min(length, From(offset).Length)]));

    public TypeFinding Found(FileType type, long offset, string reading, bool isGuess = false) =>
        new(type, Start, [new TypeEvidence(Start + offset, reading)], isGuess);

    /// <summary>Printable characters as they are, in quotes; anything else in hexadecimal.</summary>
    public static string Told(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is < 0x20 or > 0x7E) return Convert.ToHexString(bytes);
        }

        return string.Create(CultureInfo.InvariantCulture, $"\"{Encoding.ASCII.GetString(bytes)}\"");
    }
}
