using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>
/// A JSON value of the ledger's set: string, integer of magnitude below 2^53, boolean, null, array, object.
/// There are no floating-point numbers. Values are immutable and equal if their canonical texts are.
/// </summary>
public abstract record JsonValue
{
    /// <summary>The largest magnitude of an integer: 2^53 - 1, which every JSON reader holds
    /// exactly.</summary>
    public const long IntegerLimit = (1L << 53) - 1;

    private JsonValue()
    {
    }

    /// <summary>The value <c>null</c>: not stated.</summary>
    public static JsonValue None { get; } = new Null();

    /// <summary>A string.</summary>
    /// <param name="text">The text; null becomes <see cref="None"/>.</param>
    public static implicit operator JsonValue(string? text) => FromString(text);

    /// <summary>An integer.</summary>
    /// <param name="number">Magnitude below 2^53.</param>
    public static implicit operator JsonValue(long number) => FromInt64(number);

    /// <summary>A boolean.</summary>
    /// <param name="truth">The value.</param>
    public static implicit operator JsonValue(bool truth) => FromBoolean(truth);

    /// <summary>A string.</summary>
    /// <param name="text">The text; null becomes <see cref="None"/>.</param>
    /// <returns>The value.</returns>
    public static JsonValue FromString(string? text) => text is null ? None : new Text(text);

    /// <summary>An integer.</summary>
    /// <param name="number">Magnitude below 2^53.</param>
    /// <returns>The value.</returns>
    public static JsonValue FromInt64(long number) => new Number(number);

    /// <summary>A boolean.</summary>
    /// <param name="truth">The value.</param>
    /// <returns>The value.</returns>
    public static JsonValue FromBoolean(bool truth) => new Flag(truth);

    /// <summary>The canonical text (RFC 8785).</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Encoding.UTF8.GetString(CanonicalJson.ToBytes(this));

    /// <summary>The value <c>null</c>.</summary>
    public sealed record Null : JsonValue;

    /// <summary>A string.</summary>
    public sealed record Text : JsonValue
    {
        /// <summary>Creates a string.</summary>
        /// <param name="text">Any text without lone surrogates, which no UTF-8 can carry.</param>
        /// <exception cref="ArgumentException">The text has a lone surrogate.</exception>
        public Text(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            Value = Utf8.IsWellFormed(text)
                ? text
                : throw new ArgumentException("A JSON text cannot hold a lone surrogate.", nameof(text));
        }

        /// <summary>The text.</summary>
        public string Value { get; }
    }

    /// <summary>An integer.</summary>
    public sealed record Number : JsonValue
    {
        /// <summary>Creates an integer.</summary>
        /// <param name="value">Magnitude below 2^53.</param>
        /// <exception cref="ArgumentOutOfRangeException">The magnitude is larger.</exception>
        public Number(long value)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, IntegerLimit);
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -IntegerLimit);
            Value = value;
        }

        /// <summary>The number.</summary>
        public long Value { get; }
    }

    /// <summary>A boolean.</summary>
    /// <param name="Value">True or false.</param>
    public sealed record Flag(bool Value) : JsonValue;

    /// <summary>An array.</summary>
    public sealed record List : JsonValue
    {
        private readonly JsonValue[] _items;

        /// <summary>Creates an array.</summary>
        /// <param name="items">Its items, in order.</param>
        public List(params IEnumerable<JsonValue> items) => _items = [.. items];

        /// <summary>The items.</summary>
        public IReadOnlyList<JsonValue> Items => _items;

        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            _items.Length == 0 ? 0 : HashCode.Combine(_items.Length, _items[0]);
    }

    /// <summary>An object.</summary>
    public sealed record Map : JsonValue
    {
        private readonly KeyValuePair<string, JsonValue>[] _members;

        /// <summary>Creates an object.</summary>
        /// <param name="members">Its members, in any order.</param>
        /// <exception cref="ArgumentException">A name occurs twice or has a lone surrogate.</exception>
        public Map(params IEnumerable<KeyValuePair<string, JsonValue>> members)
        {
            _members = [.. members];
            Array.Sort(_members, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
            for (var i = 0; i < _members.Length; i++)
            {
                if (!Utf8.IsWellFormed(_members[i].Key) || (i > 0 && _members[i].Key == _members[i - 1].Key))
                {
                    throw new ArgumentException(
                        "Names occur once, without lone surrogates.", nameof(members));
                }
            }
        }

        /// <summary>The members, ascending by the UTF-16 code units of their names: RFC 8785 section 3.2.3.
        /// </summary>
        public IReadOnlyList<KeyValuePair<string, JsonValue>> Members => _members;

        /// <summary>The value of a member, or null if there is none.</summary>
        /// <param name="name">The name.</param>
        public JsonValue? this[string name]
        {
            get
            {
                var at = Array.FindIndex(_members, member => member.Key == name);
                return at < 0 ? null : _members[at].Value;
            }
        }

        /// <inheritdoc/>
        public bool Equals(Map? other) =>
            other is not null && _members.AsSpan().SequenceEqual(other._members);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            _members.Length == 0 ? 0 : HashCode.Combine(_members.Length, _members[0].Key);
    }
}
