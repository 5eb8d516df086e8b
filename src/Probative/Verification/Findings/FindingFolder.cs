using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Verification.Findings;

/// <summary>A finding with all that others in the house say of it, side by side.</summary>
/// <param name="Finding">As it stands.</param>
/// <param name="Standing">What who asks is in its case.</param>
/// <param name="Drafters">Who drafted any version of it.</param>
/// <param name="SupersededBy">The signed finding that took its place, or null.</param>
/// <param name="Reviews">Oldest first.</param>
/// <param name="Opinions">Blind opinions, also those still owed; oldest first.</param>
/// <param name="Resolutions">Oldest first.</param>
internal sealed record FindingFolder(
    FindingView Finding,
    Standing Standing,
    IReadOnlyList<string> Drafters,
    FindingId? SupersededBy,
    IReadOnlyList<FindingReviewView> Reviews,
    IReadOnlyList<BlindOpinionView> Opinions,
    IReadOnlyList<ResolutionView> Resolutions)
{
    public bool IsSigned => Finding.SignNumber is not null;

    public bool IsWithdrawn => Finding.WithdrawNumber is not null;

    /// <summary>The house holds it: it is signed, not withdrawn, and nothing took its place.</summary>
    public bool IsHeld => IsSigned && !IsWithdrawn && SupersededBy is null;

    /// <summary>
    /// Numbers in the case of the opinions that differ from the signed finding: a review that disagrees, and
    /// a blind opinion of another kind or another likelihood. Confidence does not count: it says how good the
    /// ground of each is.
    /// </summary>
    public IReadOnlyList<long> Disagreements => IsSigned
        ?
        [
            .. Reviews.Where(row => row.Opinion == FindingWords.Disagree).Select(row => row.Number)
                .Concat(Opinions.Where(Differs).Select(row => row.AnswerNumber!.Value))
                .Order(),
        ]
        : [];

    /// <summary>Those that no resolution speaks of.</summary>
    public IReadOnlyList<long> OpenDisagreements =>
        [.. Disagreements.Except(Resolutions.SelectMany(row => FindingJson.Numbers(row.Opinions)))];

    /// <summary>The findings that it names, for or against.</summary>
    public IReadOnlyList<FindingId> Cited =>
        FindingJson.Findings(Finding.Supports, Finding.Opposes);

    /// <summary>True for who wrote any version of it, or signed it: no second person.</summary>
    public bool IsOwnOf(string pseudonym) =>
        Drafters.Contains(pseudonym) || Finding.SignedBy == pseudonym;

    private bool Differs(BlindOpinionView opinion) => opinion.AnswerNumber is not null
        && (opinion.Kind != Finding.Kind || opinion.Likelihood != Finding.Likelihood);
}
