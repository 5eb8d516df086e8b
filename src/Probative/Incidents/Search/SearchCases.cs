using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Search;

/// <summary>Find what a member's cases hold by its words (docs/spec/search.md).</summary>
public sealed record SearchCases : IActedCommand
{
    public string Name => "search";

    public required MemberId By { get; init; }

    /// <summary>Only in this case; null searches every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>What a person types: words, "phrases", beginnings*, -without.</summary>
    public required string Words { get; init; }

    /// <summary>Only things of these kinds; none for all. Words of <see cref="FoundKinds"/>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>True also looks in restricted items and in what stands in them.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Passes over so many.</summary>
    public long Skip { get; init; }

    /// <summary>True for one window of many: then there is no note that there is more.</summary>
    public bool IsWindow { get; init; }

    public required long Limit { get; init; }
}
