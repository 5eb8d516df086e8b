using System.Globalization;
using Probative.Kernel.Views;
using Probative.Verification.Findings;

namespace Probative.Handover.CaseUco;

/// <summary>
/// Claims, observations and findings as annotations: CASE/UCO has no terms for who says something, how it is
/// hedged or how likely it is, so that the words say it, each time in full.
/// </summary>
internal static class StatementNodes
{
    private const string Destroyed = "(destroyed)";

    public static string Add(
        Graph graph, ClaimView claim, string item, string? withdrawnBy, Func<string?, string?> identity)
    {
        var (verb, tag) = claim.Polarity switch
        {
            "asserts" => ("says", "asserts"),
            "denies" => ("denies", "denies"),
            _ => ("says or denies (destroyed)", "asserts or denies: destroyed"),
        };
        var who = claim.Speakers is { Count: > 0 } speakers ? string.Join(", quoting ", speakers) : Destroyed;
        var hedges = claim.Hedges switch
        {
            null => "hedged or not: destroyed",
            [] => "without a hedge",
            var several => $"hedged by \"{string.Join("\", \"", several)}\"",
        };
        var where = MomentShape.IsAtMoment(claim)
            ? $"{MomentText.Of(claim).TrimStart(' ', ',')}, as heard or read by who recorded it"
            : string.Create(
                CultureInfo.InvariantCulture, $"bytes {claim.Start} to {claim.End} of the item");
        var taken = withdrawnBy is null ? "" : $" Withdrawn by its own speaker in {withdrawnBy}.";
        return Annotation(
            graph,
            $"claim:{claim.Id}",
            $"Alleged. {who} {verb}: \"{claim.Quote ?? Destroyed}\" ({hedges}; {where}).{taken}",
            ["claim", "alleged", tag, withdrawnBy is null ? null : "withdrawn by its speaker"],
            [item],
            (claim.RecordedAt, identity(claim.Actor)));
    }

    public static string Add(
        Graph graph, ObservationView seen, string item, Func<string?, string?> identity)
    {
        var where = seen.FirstMicroseconds is { } first
            ? FormattableString.Invariant($"from {first} to {seen.LastMicroseconds ?? first} microseconds")
            : seen.FirstFrame is { } frame
                ? FormattableString.Invariant($"frames {frame} to {seen.LastFrame ?? frame}")
                : "in the whole item";
        return Annotation(
            graph,
            $"observation:{seen.Id}",
            $"{seen.Kind ?? "observed"}, {where}: \"{seen.Text ?? Destroyed}\"",
            ["observation", seen.Kind],
            [item],
            (seen.RecordedAt, identity(seen.Actor)));
    }

    public static string Add(
        Graph graph, FindingFolder folder, IReadOnlyList<string> items, Func<string?, string?> identity)
    {
        var finding = folder.Finding;
        var state = folder.IsWithdrawn ? "withdrawn" : folder.IsSigned ? "signed" : "draft";
        var likelihood = finding.Likelihood is { } likely ? $" Likelihood: {likely}." : "";
        var confidence = finding.Confidence is { } sure ? $" Confidence: {sure}." : "";
        return Annotation(
            graph,
            $"finding:{finding.Id}",
            $"{FindingShape.Ours} ({state}, {finding.Kind ?? Destroyed}): "
                + $"{(finding.Text ?? Destroyed).TrimEnd('.')}.{likelihood}{confidence} "
                + "No finding ends the word alleged.",
            ["finding", state, finding.Kind],
            items,
            (finding.RecordedAt, identity(finding.Actor)));
    }

    private static string Annotation(
        Graph graph,
        string what,
        string text,
        IEnumerable<string?> tags,
        IReadOnlyList<string> about,
        (DateTimeOffset? At, string? By) recorded) => graph.Add(
        what,
        "uco-core:Annotation",
        ("uco-core:description", Graph.Texts(text)),
        ("uco-core:tag", Graph.Texts([what, .. tags])),
        ("uco-core:objectCreatedTime", Graph.Time(recorded.At)),
        ("uco-core:createdBy", recorded.By is null ? null : Graph.To(recorded.By)),
        ("uco-core:object", Graph.To(about)));
}
