using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>Take back or refuse a request to destroy that nobody has approved.</summary>
public sealed record WithdrawDestruction : IActedCommand
{
    public string Name => "destroy withdraw";

    public required MemberId By { get; init; }

    /// <summary>The id of the request, or its first four digits.</summary>
    public required string Destruction { get; init; }

    public required string Reason { get; init; }
}
