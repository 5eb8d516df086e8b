namespace Probative.Formats.Credentials.Cbor;

/// <summary>
/// One value of a CBOR item that was read whole. Asking it for what it is not gives nothing instead of an
/// error, so that a reader can walk a stranger's structure without a check at each step.
/// </summary>
internal sealed class CborValue
{
    private static readonly CborValue[] None = [];

    private readonly CborValue[] _items = None;
    private readonly KeyValuePair<CborValue, CborValue>[] _pairs = [];

    public CborValue(CborKind kind) => Kind = kind;

    public CborValue(CborValue[] items)
    {
        Kind = CborKind.Array;
        _items = items;
    }

    public CborValue(KeyValuePair<CborValue, CborValue>[] pairs)
    {
        Kind = CborKind.Map;
        _pairs = pairs;
    }

    public CborKind Kind { get; }

    /// <summary>The number of the outermost tag; null where there is none.</summary>
    public ulong? Tag { get; init; }

    /// <summary>The whole number; null for other kinds and for numbers beyond 64 bits with a sign.</summary>
    public long? Integer { get; init; }

    public double? Number { get; init; }

    public bool? Boolean { get; init; }

    public string? Text { get; init; }

    /// <summary>The bytes of a byte string; null for other kinds.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The items of an array; none for other kinds.</summary>
    public IReadOnlyList<CborValue> Items => _items;

    /// <summary>The pairs of a map in their order; none for other kinds.</summary>
    public IReadOnlyList<KeyValuePair<CborValue, CborValue>> Pairs => _pairs;

    /// <summary>The value under a name; null where there is none, or this is no map.</summary>
    public CborValue? this[string name]
    {
        get
        {
            foreach (var (key, value) in _pairs)
            {
                if (key.Text == name) return value;
            }

            return null;
        }
    }

    /// <summary>The value under a number; null where there is none, or this is no map.</summary>
    public CborValue? this[long number]
    {
        get
        {
            foreach (var (key, value) in _pairs)
            {
                if (key.Kind == CborKind.Integer && key.Integer == number) return value;
            }

            return null;
        }
    }

    /// <summary>The text under a name, cut at a bound; null where there is none.</summary>
    public string? TextOf(string name) => this[name]?.Text is { } text ? Excerpt.Of(text) : null;
}
