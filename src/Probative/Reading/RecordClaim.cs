using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading;

/// <summary>Record what somebody says in one passage of a text item.</summary>
public sealed record RecordClaim : IActedCommand
{
    public string Name => "claim add";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The words as they stand in the item, to the letter.</summary>
    public required string Quote { get; init; }

    /// <summary>Which of several occurrences, from 1; null when there is only one.</summary>
    public required long? Occurrence { get; init; }

    /// <summary>The byte offset of the passage, instead of <see cref="Occurrence"/>.</summary>
    public required long? At { get; init; }

    /// <summary>Who says so, outermost first: the outlet, then whom it quotes.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The words that hedge it, as written in the item.</summary>
    public required IReadOnlyList<string> Hedges { get; init; }

    /// <summary>The speaker says that it is not so.</summary>
    public required bool Denies { get; init; }
}
