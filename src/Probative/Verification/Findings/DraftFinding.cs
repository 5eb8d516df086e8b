using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Draft what the house concludes, or revise a draft: what is given takes the place of all of it.
/// </summary>
public sealed record DraftFinding : IActedCommand
{
    public string Name => "finding draft";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The draft that is revised: its id or the first four digits; null drafts a new one.</summary>
    public string? Finding { get; init; }

    /// <summary>`incident:ID`, or null.</summary>
    public string? Incident { get; init; }

    /// <summary>The finding in a sentence, at most 4096 characters.</summary>
    public required string Text { get; init; }

    /// <summary>`observed`, `measured`, `inferred` or `could not determine`.</summary>
    public required string Kind { get; init; }

    public StatedProposition? Proposition { get; init; }

    /// <summary>Ids of items, or their first four digits: at least one.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>References to items, claims, observations, findings: `claim:ID`.</summary>
    public IReadOnlyList<string> Supports { get; init; } = [];

    public IReadOnlyList<string> Opposes { get; init; } = [];

    /// <summary>What was searched for that would speak against it.</summary>
    public IReadOnlyList<ContrarySearch> Search { get; init; } = [];

    public IReadOnlyList<TestDone> Tests { get; init; } = [];

    /// <summary>What would change our mind.</summary>
    public string? Change { get; init; }

    /// <summary>A word of ICD 203, for what is inferred alone.</summary>
    public string? Likelihood { get; init; }

    /// <summary>`low`, `moderate` or `high`: how good the ground is, not how likely it is.</summary>
    public string? Confidence { get; init; }

    /// <summary>Why the confidence is what it is.</summary>
    public string? ConfidenceReason { get; init; }

    /// <summary>The signed finding whose place this one takes.</summary>
    public string? Supersedes { get; init; }
}
