using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Show a source, an entity or a place, as it was described each time.</summary>
public sealed record ShowNamed : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} show";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Source, entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>Its id, or the first four digits.</summary>
    public required string Id { get; init; }
}
