using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>Show provisions beside an incident, element by element: for, against, gap.</summary>
public sealed record ShowMatrix : IActedCommand
{
    public string Name => "law matrix";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>`incident:ID` or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>`entity:ID` or its first four digits; null for unknown.</summary>
    public string? Accused { get; init; }

    /// <summary>Provisions to show besides those that something was entered for: side by side.</summary>
    public IReadOnlyList<string> Provisions { get; init; } = [];

    /// <summary>The interval of the incident, EDTF: which versions of a provision matter. Null for
    /// all.</summary>
    public string? When { get; init; }
}
