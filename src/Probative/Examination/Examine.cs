using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Examination;

/// <summary>Examine what was not examined yet, or not by these programs.</summary>
public sealed record Examine : IActedCommand
{
    public string Name => "examine";

    public required MemberId By { get; init; }

    /// <summary>One item; null for every item of the cases that the member joined.</summary>
    public required string? Item { get; init; }

    public required string? Case { get; init; }

    /// <summary>Also what is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Also what failed before, by the same procedure.</summary>
    public bool AgainFailed { get; init; }

    /// <summary>Items examined at once.</summary>
    public required int Workers { get; init; }
}
