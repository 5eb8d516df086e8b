using System.Buffers.Binary;

namespace Probative.Formats.Klv;

/// <summary>
/// Takes one value after the other out of a pack. Once the bytes are not of its form it gives nothing more.
/// </summary>
internal sealed class PackReader(ReadOnlyMemory<byte> bytes)
{
    private readonly List<KeyValuePair<string, ItemValue>> _named = [];
    private ReadOnlyMemory<byte> _rest = bytes;

    public bool IsBroken { get; private set; }

    public bool IsAtEnd => IsBroken || _rest.IsEmpty;

    public void Add(string name, ItemValue? reading)
    {
        if (reading is null) IsBroken = true;
        else if (!IsBroken) _named.Add(new(name, reading));
    }

    /// <summary>A number in BER-OID.</summary>
    public ItemValue? Oid()
    {
        var number = OidBytes();
        return number.IsEmpty ? null : new ItemValue.Whole(BinaryPrimitives.ReadInt32BigEndian(number.Span));
    }

    /// <summary>A number in BER-OID as four bytes; none where it is not one.</summary>
    public ReadOnlyMemory<byte> OidBytes()
    {
        if (IsBroken || !Ber.TryReadOid(_rest.Span, out var value, out var used)) return Broken();
        _rest = _rest[used..];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, value);
        return number;
    }

    /// <summary>Bytes with their length in BER before them.</summary>
    public ReadOnlyMemory<byte> Lengthed()
    {
        if (IsBroken || !Ber.TryReadLength(_rest.Span, out var length, out var used)) return Broken();
        if (length > _rest.Length - used) return Broken();
        _rest = _rest[used..];
        return Take((int)length);
    }

    public ReadOnlyMemory<byte> Take(int count)
    {
        if (IsBroken || count > _rest.Length) return Broken();
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public ReadOnlyMemory<byte> Rest() => Take(_rest.Length);

    /// <summary>What was read; null unless the bytes were of their form to the last.</summary>
    public ItemValue.Parts? Finish() => IsBroken || !_rest.IsEmpty ? null : new ItemValue.Parts(_named);

    private ReadOnlyMemory<byte> Broken()
    {
        IsBroken = true;
        return default;
    }
}
