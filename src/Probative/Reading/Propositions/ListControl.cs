using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Propositions;

/// <summary>Show who is said to hold which place, and when.</summary>
public sealed record ListControl : IActedCommand
{
    public string Name => "control list";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>`place:ID` or the first four digits; null for every place.</summary>
    public required string? Place { get; init; }

    /// <summary>Also what is said in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    public required long Limit { get; init; }
}
