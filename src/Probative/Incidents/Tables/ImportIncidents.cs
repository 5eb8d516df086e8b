using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Tables;

/// <summary>
/// Record the alleged incidents of a table with their hypotheses; rows that are wrong are named, and the rest
/// goes in.
/// </summary>
public sealed record ImportIncidents : IActedCommand
{
    public string Name => "incident import";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>A table (RFC 4180) in UTF-8 with a line that names its columns, at most 4 MiB.</summary>
    public required ReadOnlyMemory<byte> Csv { get; init; }
}
