using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Record another spelling of a source, an entity or a place.</summary>
public sealed record AddName : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} name";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Source, entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>Its id, or the first four digits.</summary>
    public required string Id { get; init; }

    /// <summary>The spelling, 1 to 200 characters.</summary>
    public required string Text { get; init; }

    /// <summary>A language tag (BCP 47), or null.</summary>
    public string? Language { get; init; }

    /// <summary>Why it is the same: where somebody calls it so.</summary>
    public required string Reason { get; init; }
}
