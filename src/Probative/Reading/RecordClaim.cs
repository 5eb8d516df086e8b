using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading.Observations;

namespace Probative.Reading;

/// <summary>
/// Record what somebody says in one passage of a text item, or at one moment of a recording or a picture.
/// </summary>
public sealed record RecordClaim : IActedCommand, IAtMoment
{
    public string Name => "claim add";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The words as they stand in the item, to the letter; at a moment as they are heard or read.
    /// </summary>
    public required string Quote { get; init; }

    /// <summary>Which of several occurrences, from 1; null when there is only one.</summary>
    public required long? Occurrence { get; init; }

    /// <summary>The byte offset of the passage, instead of <see cref="Occurrence"/>.</summary>
    public required long? At { get; init; }

    public long? FirstFrame { get; init; }
    public long? LastFrame { get; init; }
    public decimal? From { get; init; }
    public decimal? To { get; init; }
    public string? Region { get; init; }

    /// <summary>Who says so, outermost first: the outlet, then whom it quotes.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The words that hedge it, as written in the item; at a moment they are among the quoted ones.
    /// </summary>
    public required IReadOnlyList<string> Hedges { get; init; }

    /// <summary>The speaker says that it is not so.</summary>
    public required bool Denies { get; init; }

    /// <summary>Whether a moment or a part of a picture is meant, and no passage.</summary>
    public bool IsAtMoment =>
        this is not { FirstFrame: null, LastFrame: null, From: null, To: null, Region: null };
}
