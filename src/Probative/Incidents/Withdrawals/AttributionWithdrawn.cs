using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Withdrawals;

/// <summary>
/// The speaker of a claim takes it back, in another claim. The claim stays on the record; it is listed under
/// what stands against the incident, and no longer under what is alleged. It is sealed with the item of the
/// claim, and destroyed with it.
/// </summary>
public sealed record AttributionWithdrawn : IFact
{
    /// <summary>The item that the claim stands in.</summary>
    public required ItemId Item { get; init; }

    public required ClaimId Claim { get; init; }

    /// <summary>The claim in which its own last speaker takes it back.</summary>
    public required ClaimId ByClaim { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(AttributionWithdrawn);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("claim", Claim.Value)
        .Add("by_claim", ByClaim.Value)
        .Add("reason", Reason);
}
