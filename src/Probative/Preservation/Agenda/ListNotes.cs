using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>Show the notes of a member's cases.</summary>
public sealed record ListNotes : IActedCommand
{
    public string Name => "note list";

    public required MemberId By { get; init; }

    /// <summary>Only the notes of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Only the notes of this item.</summary>
    public string? Item { get; init; }

    /// <summary>Also those of restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    public required long Limit { get; init; }
}
