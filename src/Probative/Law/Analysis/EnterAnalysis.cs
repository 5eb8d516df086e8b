using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>Lay a finding beside an element, for it or against it, or say what is missing.</summary>
public sealed record EnterAnalysis : IActedCommand
{
    public string Name => "law enter";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>`incident:ID` or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>`entity:ID` or its first four digits; null for unknown.</summary>
    public string? Accused { get; init; }

    /// <summary>The id of a crime: `RS-8-2-a-i`.</summary>
    public required string Provision { get; init; }

    /// <summary>The number of an element, `intent`, `knowledge`, or a mode of liability: `RS-28-a`.</summary>
    public required string Element { get; init; }

    /// <summary>`for`, `against` or `gap`.</summary>
    public required string Side { get; init; }

    /// <summary>`finding:ID` or its first four digits; needed but for a gap.</summary>
    public string? Finding { get; init; }

    /// <summary>Why; of a gap what is missing.</summary>
    public required string Text { get; init; }
}
