namespace Probative.Formats.Klv;

/// <summary>One item of a set.</summary>
public sealed record LocalItem
{
    /// <summary>
    /// The tag. In a universal set, whose items have keys, the tag of ST 0601 that means the same, or 0.
    /// </summary>
    public required int Tag { get; init; }

    /// <summary>The key of an item of a universal set; null in a local set.</summary>
    public UniversalKey? Key { get; init; }

    /// <summary>The name in snake case, or null where the tag is not known here.</summary>
    public string? Name { get; init; }

    /// <summary>The unit of a number, such as <c>deg</c> or <c>m/s</c>; empty where it has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The offset of the tag in the packet.</summary>
    public required int At { get; init; }

    /// <summary>The bytes of the value.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What they say.</summary>
    public required ItemValue Value { get; init; }
}
