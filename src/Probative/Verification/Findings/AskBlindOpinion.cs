using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Ask somebody what they conclude, before they may see what a finding says.</summary>
public sealed record AskBlindOpinion : IActedCommand
{
    public string Name => "finding ask-blind";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }

    /// <summary>Who is asked, of those who joined the case: a name, a pseudonym, an id.</summary>
    public required string For { get; init; }

    /// <summary>What to look at: `item:ID` or `incident:ID`.</summary>
    public required string About { get; init; }

    /// <summary>The question, without its answer in it.</summary>
    public required string Question { get; init; }
}
