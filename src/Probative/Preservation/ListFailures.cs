using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation;

/// <summary>Show what could not be taken into a case.</summary>
public sealed record ListFailures : IActedCommand
{
    public string Name => "list failures";

    public required MemberId By { get; init; }
    public required string Case { get; init; }
    public required string? NameHolds { get; init; }
    public required long Limit { get; init; }
}
