using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>Write out what an authority outside is asked to stamp: the latest signed checkpoint.</summary>
public sealed record RequestAnchor : IActedCommand, INamesFiles
{
    public string Name => "anchor request";

    public required MemberId By { get; init; }

    /// <summary>One of <see cref="AnchorKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// Where the request is written: a TimeStampReq, or the note itself for OpenTimestamps.
    /// </summary>
    public required string To { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { To = place(To) };
    }
}
