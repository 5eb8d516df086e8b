using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>
/// Somebody is asked what they conclude, before they may see what the finding says. Until their answer is in
/// the finding is hidden from them.
/// </summary>
public sealed record BlindOpinionAsked : IFact
{
    public required FindingId Finding { get; init; }

    /// <summary>The pseudonym in this case of who is asked.</summary>
    public required string Asked { get; init; }

    /// <summary>What to look at: an item or an incident.</summary>
    public required Reference About { get; init; }

    /// <summary>The question. Who asks sees to it that it does not hold the answer.</summary>
    public required string Question { get; init; }

    public string Type => nameof(BlindOpinionAsked);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("asked", Asked)
        .Add("about", About.ToValue())
        .Add("question", Question);
}
