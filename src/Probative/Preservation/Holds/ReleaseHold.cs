using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Holds;

/// <summary>End a hold.</summary>
public sealed record ReleaseHold : IActedCommand
{
    public string Name => "hold release";

    public required MemberId By { get; init; }

    /// <summary>The id of the hold or its first four digits.</summary>
    public required string Hold { get; init; }

    public required string Reason { get; init; }
}
