using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>Say that a possible copy is one, or that it is none.</summary>
public sealed record JudgeMatch : IActedCommand
{
    public string Name => IsCopy ? "copy confirm" : "copy refuse";

    public required MemberId By { get; init; }

    /// <summary>The id of the match, or its first four digits.</summary>
    public required string Match { get; init; }

    /// <summary>A case to look in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    public required bool IsCopy { get; init; }

    public required string Reason { get; init; }

    /// <summary>Also where one of the items is restricted.</summary>
    public bool WithRestricted { get; init; }
}
