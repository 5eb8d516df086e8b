using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>Show provisions beside an incident, element by element: for, against, gap.</summary>
public sealed record ShowMatrix : IActedCommand, INamesFiles
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

    /// <summary>
    /// The interval of the incident, EDTF: which versions of a provision matter. Null for the days of its
    /// event-time hypotheses, the widest span of all that compete.
    /// </summary>
    public string? When { get; init; }

    /// <summary>Also name what findings rest on in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>A file to write the matrix to as a table; null for none.</summary>
    public string? Csv { get; init; }

    /// <summary>A file to write the matrix to as a page to print; null for none.</summary>
    public string? Html { get; init; }

    public bool ReachesMachine => (Csv ?? Html) is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with
        {
            Csv = Csv is null ? null : place(Csv), Html = Html is null ? null : place(Html),
        };
    }
}
