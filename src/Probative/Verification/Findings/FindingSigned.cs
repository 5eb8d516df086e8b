using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>
/// Somebody puts their name to a finding, as it was drafted last. From here on nothing of it changes.
/// </summary>
public sealed record FindingSigned : IFact
{
    public required FindingId Finding { get; init; }

    /// <summary>The number in the case of the `FindingDrafted` that is signed.</summary>
    public required long Draft { get; init; }

    public string Type => nameof(FindingSigned);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("draft", Draft);
}
