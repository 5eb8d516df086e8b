using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>The house does not hold a finding any more. It stays on the record, with why.</summary>
public sealed record FindingWithdrawn : IFact
{
    public required FindingId Finding { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(FindingWithdrawn);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("reason", Reason);
}
