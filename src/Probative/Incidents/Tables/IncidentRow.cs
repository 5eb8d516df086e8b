using Probative.Kernel.Commands;
using Probative.Reading.Names;
using Probative.Reading.Tables;

namespace Probative.Incidents.Tables;

/// <summary>One row of a table of incidents, with what was found of it in the case.</summary>
internal sealed record IncidentRow
{
    /// <summary>As a spreadsheet counts: the row that names the columns is 1.</summary>
    public required long Number { get; init; }

    /// <summary>The line of the file that it begins in.</summary>
    public required long Line { get; init; }

    /// <summary>Rows with the same words here are of one incident; null is an incident of its own.</summary>
    public string? Incident { get; init; }

    public string? Title { get; init; }
    public IReadOnlyList<(string Text, bool IsWords)> AccordingTo { get; init; } = [];
    public string? Status { get; init; }
    public IReadOnlyList<StatedHypothesis> Hypotheses { get; init; } = [];

    /// <summary>Who says so as a fact has it: references in full, or words.</summary>
    public IReadOnlyList<string> Recorded { get; init; } = [];

    /// <summary>The hypotheses, with their places found.</summary>
    public IReadOnlyList<TabledHypothesis> Found { get; init; } = [];

    /// <summary>What is wrong, by column; nothing of the row counts then.</summary>
    public IReadOnlyList<Flaw> Flaws { get; init; } = [];

    public IEnumerable<Problem> Problems => Flaws.Select(flaw => TableRow.ToProblem(Number, Line, flaw));
}
