using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Offer the sources, entities or places of a case that words may name, each with why.</summary>
public sealed record FindNamed : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} find";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Source, entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>A name as it stands somewhere, in Latin or Cyrillic letters.</summary>
    public required string Words { get; init; }

    public required long Limit { get; init; }
}
