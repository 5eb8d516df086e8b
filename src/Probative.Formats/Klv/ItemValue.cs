namespace Probative.Formats.Klv;

/// <summary>What the bytes of an item say by the definition of its tag.</summary>
public abstract record ItemValue
{
    private ItemValue()
    {
    }

    /// <summary>A measured number.</summary>
    /// <param name="Value">In the unit of the item.</param>
    /// <param name="Step">The distance between two numbers that the bytes can hold, above 0.</param>
    public sealed record Number(double Value, double Step) : ItemValue;

    /// <summary>A count or an identifier.</summary>
    /// <param name="Value">As it is written.</param>
    public sealed record Whole(long Value) : ItemValue;

    /// <summary>One of a list of meanings.</summary>
    /// <param name="Value">As it is written.</param>
    /// <param name="Meaning">In plain words; null where the list has none for it.</param>
    public sealed record Code(long Value, string? Meaning) : ItemValue;

    /// <summary>Bits that each mean something.</summary>
    /// <param name="Value">As it is written.</param>
    /// <param name="Set">The names of the bits that are set.</param>
    public sealed record Flags(long Value, IReadOnlyList<string> Set) : ItemValue;

    /// <summary>A text; what is no text in its encoding is replaced.</summary>
    /// <param name="Value">At most as long as the item.</param>
    public sealed record Text(string Value) : ItemValue;

    /// <summary>A time: microseconds since 1970 as ST 0603 counts them.</summary>
    /// <param name="Micros">From 0 on.</param>
    public sealed record Time(long Micros) : ItemValue;

    /// <summary>The bytes say that there is no value, and why.</summary>
    /// <param name="Meaning">Such as <c>out_of_range</c> or <c>off_earth</c>.</param>
    public sealed record Special(string Meaning) : ItemValue;

    /// <summary>Several readings in one item.</summary>
    /// <param name="Named">Each with its name, in order.</param>
    public sealed record Parts(IReadOnlyList<KeyValuePair<string, ItemValue>> Named) : ItemValue;

    /// <summary>A set inside the item.</summary>
    /// <param name="Set">What is in it.</param>
    public sealed record Nested(LocalSet Set) : ItemValue;

    /// <summary>Several sets inside the item, such as the targets of a picture.</summary>
    /// <param name="Sets">In order.</param>
    public sealed record Series(IReadOnlyList<LocalSet> Sets) : ItemValue;

    /// <summary>The bytes are kept as they are: the tag is not known, or not read further.</summary>
    public sealed record Raw : ItemValue
    {
        internal static readonly Raw Instance = new();
    }

    /// <summary>The bytes are not in the form of the tag's definition.</summary>
    public sealed record Malformed : ItemValue
    {
        internal static readonly Malformed Instance = new();
    }
}
