using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Terms;

/// <summary>Record that a consent under which an item was given was withdrawn.</summary>
public sealed record WithdrawConsent : IActedCommand
{
    public string Name => "consent withdraw";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }
    public required string Reason { get; init; }
}
