using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Show the sources, the entities or the places of a member's cases.</summary>
public sealed record ListNamed : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} list";

    public required MemberId By { get; init; }

    /// <summary>Source, entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>Only those of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    public required long Limit { get; init; }
}
