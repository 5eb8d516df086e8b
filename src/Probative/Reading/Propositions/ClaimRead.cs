using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading.Propositions;

/// <summary>
/// How somebody in the house reads a claim: what is said in it, in parts that compare. The claim stands as
/// its speaker made it; the last reading of a claim counts, and the earlier ones stay on the record.
/// </summary>
public sealed record ClaimRead : IFact
{
    public required ClaimId Claim { get; init; }

    /// <summary>The item that the claim stands in: the reading is sealed and destroyed with it.</summary>
    public required ItemId Item { get; init; }

    public required Proposition Proposition { get; init; }
    public required IReadOnlyList<HedgeReading> Hedges { get; init; }

    /// <summary>Why it is read so, or read anew; null where nobody said.</summary>
    public required string? Reason { get; init; }

    public string Type => nameof(ClaimRead);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("claim", Claim.Value)
        .Add("item", Item.Value)
        .Add("proposition", Proposition.ToValue())
        .Add("hedge_readings", new JsonValue.List(Hedges.Select(one => one.ToValue())))
        .Add("reason", Reason);
}
