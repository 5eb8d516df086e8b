using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Verification.Findings;

/// <summary>
/// Somebody in the house drafts what it concludes, or revises that draft: the last one before it is signed
/// counts, all of them stay. A handover withholds it whole unless its text is disclosed.
/// </summary>
public sealed record FindingDrafted : IFact
{
    public required FindingId Finding { get; init; }

    /// <summary>The alleged incident that it is about; null while it is of none.</summary>
    public required Reference? Incident { get; init; }

    /// <summary>The finding in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>One of <see cref="FindingWords.Kinds"/>.</summary>
    public required string Kind { get; init; }

    public required Proposition? Proposition { get; init; }

    /// <summary>What it rests on: at least one (invariant 3).</summary>
    public required IReadOnlyList<ItemId> Items { get; init; }

    public required IReadOnlyList<Reference> Supports { get; init; }
    public required IReadOnlyList<Reference> Opposes { get; init; }
    public required IReadOnlyList<ContrarySearch> Search { get; init; }
    public required IReadOnlyList<TestDone> Tests { get; init; }

    /// <summary>What would change our mind; null while nobody said it.</summary>
    public required string? Change { get; init; }

    /// <summary>
    /// One of <see cref="FindingWords.Likelihoods"/>, of what is inferred alone; else null.
    /// </summary>
    public required string? Likelihood { get; init; }

    /// <summary>One of <see cref="FindingWords.Confidences"/>, or null. It says how good the ground of the
    /// finding is, never how likely it is (invariant 5).</summary>
    public required string? Confidence { get; init; }

    public required string? ConfidenceReason { get; init; }

    /// <summary>The signed finding whose place this one takes; null for none.</summary>
    public required FindingId? Supersedes { get; init; }

    public string Type => nameof(FindingDrafted);

    public void Write(FactFields fields) => fields
        .Add("finding", Finding.Value)
        .Add("incident", Incident?.ToValue() ?? JsonValue.None)
        .Add("text", Text)
        .Add("kind", Kind)
        .Add("proposition", Proposition?.ToValue() ?? JsonValue.None)
        .Add("items", Items.Select(item => item.ToString()))
        .Add("supports", Supports.Select(one => one.ToString()))
        .Add("opposes", Opposes.Select(one => one.ToString()))
        .Add("search", new JsonValue.List(Search.Select(one => one.ToValue())))
        .Add("tests", new JsonValue.List(Tests.Select(one => one.ToValue())))
        .Add("change", Change)
        .Add("likelihood", Likelihood)
        .Add("confidence", Confidence)
        .Add("confidence_reason", ConfidenceReason)
        .Add("supersedes", Supersedes?.ToString());
}
