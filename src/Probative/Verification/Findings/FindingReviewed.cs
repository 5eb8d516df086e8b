using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>A second person says what they think of a signed finding. It changes nothing of it.</summary>
public sealed record FindingReviewed : IFact
{
    public required FindingId Finding { get; init; }

    /// <summary>One of <see cref="FindingWords.Opinions"/>.</summary>
    public required string Opinion { get; init; }

    public required string Text { get; init; }

    /// <summary>The reviewer had given a blind opinion before, without having seen it.</summary>
    public required bool IsBlind { get; init; }

    public string Type => nameof(FindingReviewed);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("opinion", Opinion)
        .Add("text", Text)
        .Add("blind", JsonValue.FromBoolean(IsBlind));
}
