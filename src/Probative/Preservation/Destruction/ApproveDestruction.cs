using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>Approve what another member asked to destroy, and destroy it.</summary>
public sealed record ApproveDestruction : IActedCommand
{
    public string Name => "destroy approve";

    public required MemberId By { get; init; }

    /// <summary>The id of the request, or its first four digits.</summary>
    public required string Destruction { get; init; }
}
