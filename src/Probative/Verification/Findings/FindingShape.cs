using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Verification.Findings;

/// <summary>
/// A finding in the one shape that every command shows it in (docs/spec/json-output.md). What it rests on is
/// named, never quoted: what stands in a restricted item stays there.
/// </summary>
internal static class FindingShape
{
    /// <summary>Said with each finding, on screen, in print and here.</summary>
    public const string Ours = "Our finding, not a court's";

    public static JsonObject ToJson(FindingFolder folder)
    {
        var finding = folder.Finding;
        return new JsonObject
        {
            ["id"] = finding.Id.ToString(),
            ["case"] = folder.Standing.ToJson(),
            ["whose"] = Ours,
            ["state"] = folder.IsWithdrawn ? "withdrawn" : folder.IsSigned ? "signed" : "draft",
            ["incident"] = finding.Incident,
            ["text"] = finding.Text,
            ["kind"] = finding.Kind,
            ["proposition"] = PropositionShape.ToJson(finding.Proposition),
            ["items"] = FindingJson.Node(finding.Items),
            ["supports"] = FindingJson.Node(finding.Supports),
            ["opposes"] = FindingJson.Node(finding.Opposes),
            ["search"] = FindingJson.Node(finding.Search),
            ["tests"] = FindingJson.Node(finding.Tests),
            ["change"] = finding.Change,
            ["likelihood"] = finding.Likelihood,
            ["confidence"] = finding.Confidence,
            ["confidence_reason"] = finding.ConfidenceReason,
            ["supersedes"] = finding.Supersedes?.ToString(),
            ["superseded_by"] = folder.SupersededBy?.ToString(),
            ["index"] = finding.Index,
            ["number"] = finding.Number,
            ["recorded_at"] = FactJson.Time(finding.RecordedAt),
            ["actor"] = finding.Actor,
            ["drafters"] = new JsonArray([.. folder.Drafters.Select(one => JsonValue.Create(one))]),
            ["signed_at"] = FactJson.Time(finding.SignedAt),
            ["signed_by"] = finding.SignedBy,
            ["withdrawn_at"] = FactJson.Time(finding.WithdrawnAt),
            ["withdrawn_by"] = finding.WithdrawnBy,
            ["withdraw_reason"] = finding.WithdrawReason,
            ["reviews"] = new JsonArray([.. folder.Reviews.Select(ToJson)]),
            ["blind_opinions"] = new JsonArray([.. folder.Opinions.Select(ToJson)]),
            ["resolutions"] = new JsonArray([.. folder.Resolutions.Select(ToJson)]),
            ["open_disagreements"] = Numbers(folder.OpenDisagreements),
        };
    }

    public static JsonArray Numbers(IEnumerable<long> numbers) =>
        [.. numbers.Select(number => JsonValue.Create(number))];

    private static JsonObject ToJson(FindingReviewView review) => new()
    {
        ["number"] = review.Number,
        ["opinion"] = review.Opinion,
        ["text"] = review.Text,
        ["blind"] = review.IsBlind,
        ["recorded_at"] = FactJson.Time(review.RecordedAt),
        ["actor"] = review.Actor,
    };

    private static JsonObject ToJson(BlindOpinionView opinion) => new()
    {
        ["number"] = opinion.AnswerNumber,
        ["asked"] = opinion.Asked,
        ["asked_at"] = FactJson.Time(opinion.RecordedAt),
        ["asked_by"] = opinion.Actor,
        ["about"] = opinion.About,
        ["question"] = opinion.Question,
        ["answer"] = opinion.Answer,
        ["kind"] = opinion.Kind,
        ["likelihood"] = opinion.Likelihood,
        ["confidence"] = opinion.Confidence,
        ["confidence_reason"] = opinion.ConfidenceReason,
        ["had_seen"] = opinion.HadSeen,
        ["answered_at"] = FactJson.Time(opinion.AnsweredAt),
    };

    private static JsonObject ToJson(ResolutionView resolution) => new()
    {
        ["number"] = resolution.Number,
        ["opinions"] = FindingJson.Node(resolution.Opinions),
        ["how"] = resolution.How,
        ["reason"] = resolution.Reason,
        ["recorded_at"] = FactJson.Time(resolution.RecordedAt),
        ["actor"] = resolution.Actor,
    };
}
