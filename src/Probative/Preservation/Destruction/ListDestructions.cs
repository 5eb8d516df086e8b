using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>List the requests to destroy, and how far each has come.</summary>
public sealed record ListDestructions : IActedCommand
{
    public string Name => "destroy list";

    public required MemberId By { get; init; }

    /// <summary>Only those of this case; null lists those of every case of the member.</summary>
    public required string? Case { get; init; }

    public required long Limit { get; init; }
}
