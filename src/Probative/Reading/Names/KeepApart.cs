using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>Record that two entities, or two places, must not be taken for one another.</summary>
public sealed record KeepApart : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} apart";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>The id of one, or the first four digits.</summary>
    public required string One { get; init; }

    /// <summary>The id of the other, or the first four digits.</summary>
    public required string Other { get; init; }

    /// <summary>How they differ.</summary>
    public required string Reason { get; init; }
}
