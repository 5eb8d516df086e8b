using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Deeds;

/// <summary>Show who is said to have done what to whom: every claim of a case that was read.</summary>
public sealed record ListDeeds : IActedCommand, INamesFiles
{
    public string Name => "who list";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Only propositions of this type; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Also what is said in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>A file to write all of them to as a table, instead of showing them; null for none.</summary>
    public string? To { get; init; }

    public required long Limit { get; init; }

    public bool ReachesMachine => To is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return To is null ? this : this with { To = place(To) };
    }
}
