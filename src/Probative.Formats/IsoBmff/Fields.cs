using System.Buffers.Binary;
using System.Text;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// Reads the fields of a box one after another. Behind the end every field is 0 and
/// <see cref="IsShort"/> is true, so a reader asks once, at the end.
/// </summary>
internal ref struct Fields(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool IsShort { get; private set; }

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            IsShort = true;
            _rest = default;
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public void Skip(int count) => Take(count);

    public byte UInt8() => Take(1) is { Length: 1 } bytes ? bytes[0] : (byte)0;

    public ushort UInt16() =>
        Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    public uint UInt32() =>
        Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    public ulong UInt64() =>
        Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;

    public int Int32() => (int)UInt32();

    /// <summary>A number of 0 to 8 bytes, as item locations have them.</summary>
    public ulong Sized(int bytes)
    {
        ulong value = 0;
        foreach (var part in Take(bytes)) value = (value << 8) | part;
        return value;
    }

    /// <summary>Four bytes as four characters of ISO 8859-1.</summary>
    public string Name() => Take(4) is { Length: 4 } bytes ? Encoding.Latin1.GetString(bytes) : "";

    /// <summary>Text up to a zero byte or the end.</summary>
    public string Text()
    {
        var end = _rest.IndexOf((byte)0);
        var bytes = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return Encoding.UTF8.GetString(bytes);
    }
}
