using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Tables;

/// <summary>Write the alleged incidents of a case as a table that can be taken in again.</summary>
public sealed record ExportIncidents : IActedCommand, INamesFiles
{
    public string Name => "incident export";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The file to make; null gives the table with the answer.</summary>
    public string? To { get; init; }

    public bool ReachesMachine => To is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return To is null ? this : this with { To = place(To) };
    }
}
