using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Withdrawals;

/// <summary>Record that the speaker of a claim took it back, in another claim.</summary>
public sealed record WithdrawAttribution : IActedCommand
{
    public string Name => "claim withdraw";

    public required MemberId By { get; init; }

    /// <summary>The id of the claim, or its first four digits.</summary>
    public required string Claim { get; init; }

    /// <summary>The claim in which its own last speaker takes it back.</summary>
    public required string ByClaim { get; init; }

    /// <summary>A case to look for both in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>Also when one of them stands in a restricted item.</summary>
    public bool WithRestricted { get; init; }

    public required string Reason { get; init; }
}
