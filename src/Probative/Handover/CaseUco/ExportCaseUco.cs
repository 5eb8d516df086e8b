using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover.CaseUco;

/// <summary>Write a case in CASE/UCO (JSON-LD), for programs that read that.</summary>
public sealed record ExportCaseUco : IActedCommand, INamesFiles
{
    public string Name => "exchange case-uco";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>The file to make.</summary>
    public required string To { get; init; }

    /// <summary>Also restricted items, and what is said and seen in them.</summary>
    public bool WithRestricted { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { To = place(To) };
    }
}
