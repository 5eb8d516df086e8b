using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Matching;

/// <summary>
/// An item was held against every other item of its case that had a print by then: what was searched when
/// nothing, or something, was found.
/// </summary>
public sealed record ItemMatched : IFact
{
    public required ItemId Item { get; init; }

    /// <summary>The digest of its print; null where it has sound alone.</summary>
    public required Hash32? Print { get; init; }

    /// <summary>The digest of the print of its sound; null without one.</summary>
    public required Hash32? Sound { get; init; }

    public required string Method { get; init; }

    /// <summary>How many other items of the case could be compared.</summary>
    public required long Among { get; init; }

    /// <summary>With how many of them it was compared closely.</summary>
    public required long Compared { get; init; }

    /// <summary>How many possible copies this run proposed.</summary>
    public required long Proposed { get; init; }

    public string Type => nameof(ItemMatched);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("print", Print?.ToHex())
        .Add("sound", Sound?.ToHex())
        .Add("method", Method)
        .Add("among", Among)
        .Add("compared", Compared)
        .Add("proposed", Proposed);
}
