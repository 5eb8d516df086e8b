using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover.HashLists;

/// <summary>
/// Give out the hashes of items, so that somebody else can look for them without the items.
/// </summary>
public sealed record ExportHashes : IActedCommand, INamesFiles
{
    public string Name => "hashes export";

    public required MemberId By { get; init; }

    /// <summary>One item; null for every item of the case that has a print.</summary>
    public string? Item { get; init; }

    public string? Case { get; init; }

    /// <summary>The file to make; null gives the list with the answer.</summary>
    public string? To { get; init; }

    /// <summary>The word for how it is written.</summary>
    public required string Format { get; init; }

    /// <summary>Who gets it.</summary>
    public required string For { get; init; }

    public required string Reason { get; init; }

    /// <summary>Also the names of the items; otherwise each has a number.</summary>
    public bool WithNames { get; init; }

    /// <summary>Also what is restricted.</summary>
    public bool WithRestricted { get; init; }

    public bool ReachesMachine => To is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return To is null ? this : this with { To = place(To) };
    }
}
