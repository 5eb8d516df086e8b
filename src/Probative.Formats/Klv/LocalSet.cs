namespace Probative.Formats.Klv;

/// <summary>The items of a set in their order, as far as the bytes gave them.</summary>
public sealed record LocalSet
{
    /// <summary>Which set it is.</summary>
    public required SetKind Kind { get; init; }

    /// <summary>The number of a member of a series, such as a target's; null elsewhere.</summary>
    public int? Id { get; init; }

    /// <summary>The items, repeated ones too.</summary>
    public required IReadOnlyList<LocalItem> Items { get; init; }

    /// <summary>False when the bytes end inside an item.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The last item of a tag, which counts where one is repeated; null for none.</summary>
    public LocalItem? Item(int tag)
    {
        for (var i = Items.Count - 1; i >= 0; i--)
        {
            if (Items[i].Tag == tag) return Items[i];
        }

        return null;
    }

    /// <summary>The number that an item reads; null where it reads none.</summary>
    public double? Number(int tag) => (Item(tag)?.Value as ItemValue.Number)?.Value;

    /// <summary>The time that an item reads, in microseconds since 1970; null where it reads none.</summary>
    public long? Micros(int tag) => (Item(tag)?.Value as ItemValue.Time)?.Micros;
}
