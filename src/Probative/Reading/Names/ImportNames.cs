using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Names;

/// <summary>
/// Record the entities or places of a table; rows that are wrong are named, and the rest goes in.
/// </summary>
public sealed record ImportNames : IActedCommand
{
    public string Name => $"{Reference.NameOf(Of)} import";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Entity or place.</summary>
    public required NodeKind Of { get; init; }

    /// <summary>A table (RFC 4180) in UTF-8 with a line that names its columns, at most 4 MiB.</summary>
    public required ReadOnlyMemory<byte> Csv { get; init; }
}
