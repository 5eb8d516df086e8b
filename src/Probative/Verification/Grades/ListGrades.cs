using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Grades;

/// <summary>Show grades, in the order in which they were given.</summary>
public sealed record ListGrades : IActedCommand
{
    public string Name => "grade list";

    public required MemberId By { get; init; }

    /// <summary>Only this case; null shows every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Only those of this claim or source: `claim:ID`.</summary>
    public string? About { get; init; }

    /// <summary>Also those that a later one replaced.</summary>
    public bool WithReplaced { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also those of claims in restricted items.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
