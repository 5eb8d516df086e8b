using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.SideBySide;

/// <summary>
/// Show one match; on request with a picture of the frames that lie at the same place of both.
/// </summary>
public sealed record ShowMatch : IActedCommand, INamesFiles
{
    public string Name => "copy show";

    public required MemberId By { get; init; }

    /// <summary>The match's id, or at least its first four digits.</summary>
    public required string Match { get; init; }

    public string? Case { get; init; }

    /// <summary>Also when one of the items is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>Where the picture (JPEG) is written; null for none.</summary>
    public string? To { get; init; }

    public bool ReachesMachine => To is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { To = To is { } to ? place(to) : null };
    }
}
