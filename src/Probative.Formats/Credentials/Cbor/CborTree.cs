using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Probative.Formats.Credentials.Cbor;

/// <summary>
/// Reads one CBOR item (RFC 8949) with all that is in it. Depth and number of values are bounded; a map
/// that names a thing twice is refused, because two readers could then see two different claims.
/// </summary>
internal sealed class CborTree
{
    private const int DepthMost = 32;
    private const int ValuesMost = 500_000;

    private readonly CborReader _reader;
    private int _values;

    private CborTree(ReadOnlyMemory<byte> bytes) => _reader = new CborReader(bytes, CborConformanceMode.Lax);

    /// <summary>Reads the item; false unless the bytes are exactly one item within the bounds.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CborValue? value)
    {
        value = null;
        try
        {
            var tree = new CborTree(bytes);
            value = tree.Value(0);
            if (tree._reader.BytesRemaining > 0) value = null;
        }
        catch (Exception broken) when (broken is CborContentException or InvalidOperationException
            or OverflowException or FormatException or ArgumentException)
        {
            // The framework's reader throws at what is not CBOR; that it is malformed is all it says.
            value = null;
        }

        return value is not null;
    }

    /// <summary>Null when the item is beyond the bounds.</summary>
    private CborValue? Value(int depth)
    {
        if (depth > DepthMost || ++_values > ValuesMost) return null;
        ulong? tag = null;
        while (_reader.PeekState() == CborReaderState.Tag)
        {
            var number = (ulong)_reader.ReadTag();
            tag ??= number;
            if (++_values > ValuesMost) return null;
        }

        return _reader.PeekState() switch
        {
            CborReaderState.StartArray => ArrayValue(depth),
            CborReaderState.StartMap => MapValue(depth),
            _ => Leaf(tag),
        };

        CborValue? ArrayValue(int at) => Items(at) is { } items ? new CborValue(items) { Tag = tag } : null;

        CborValue? MapValue(int at) => Pairs(at) is { } pairs ? new CborValue(pairs) { Tag = tag } : null;
    }

    private CborValue Leaf(ulong? tag)
    {
        switch (_reader.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                var unsigned = _reader.ReadUInt64();
                return new CborValue(CborKind.Integer)
                {
                    Tag = tag,
                    Integer = unsigned <= long.MaxValue ? (long)unsigned : null,
                };
            case CborReaderState.NegativeInteger:
                var rest = _reader.ReadCborNegativeIntegerRepresentation();
                return new CborValue(CborKind.Integer)
                {
                    Tag = tag,
                    Integer = rest <= long.MaxValue ? -1 - (long)rest : null,
                };
            case CborReaderState.ByteString:
                return new CborValue(CborKind.Bytes)
                {
                    Tag = tag,
                    Bytes = _reader.ReadDefiniteLengthByteString(),
                };
            case CborReaderState.StartIndefiniteLengthByteString:
                return new CborValue(CborKind.Bytes) { Tag = tag, Bytes = _reader.ReadByteString() };
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return new CborValue(CborKind.Text) { Tag = tag, Text = _reader.ReadTextString() };
            case CborReaderState.Boolean:
                return new CborValue(CborKind.Boolean) { Tag = tag, Boolean = _reader.ReadBoolean() };
            case CborReaderState.Null:
                _reader.ReadNull();
                return new CborValue(CborKind.Null) { Tag = tag };
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat
                or CborReaderState.DoublePrecisionFloat:
                return new CborValue(CborKind.Number) { Tag = tag, Number = _reader.ReadDouble() };
            default:
                _reader.SkipValue();
                return new CborValue(CborKind.Other) { Tag = tag };
        }
    }

    private CborValue[]? Items(int depth)
    {
        _reader.ReadStartArray();
        var items = new List<CborValue>();
        while (_reader.PeekState() != CborReaderState.EndArray)
        {
            if (Value(depth + 1) is not { } item) return null;
            items.Add(item);
        }

        _reader.ReadEndArray();
        return [.. items];
    }

    private KeyValuePair<CborValue, CborValue>[]? Pairs(int depth)
    {
        _reader.ReadStartMap();
        var pairs = new List<KeyValuePair<CborValue, CborValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<long>();
        while (_reader.PeekState() != CborReaderState.EndMap)
        {
            if (Value(depth + 1) is not { } key) return null;
            if (key.Text is { } name && !names.Add(name)) return null;
            if (key.Integer is { } number && !numbers.Add(number)) return null;
            if (Value(depth + 1) is not { } value) return null;
            pairs.Add(new(key, value));
        }

        _reader.ReadEndMap();
        return [.. pairs];
    }
}
