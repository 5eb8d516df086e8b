using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Ask that items or single fields be destroyed. Nothing is, until another member approves.
/// </summary>
public sealed record RequestDestruction : IActedCommand
{
    public string Name => "destroy";

    public required MemberId By { get; init; }

    /// <summary>
    /// Each the id of an item, its first four digits, `name:NAME`, or `INDEX:FIELD`: the log index of a fact
    /// and the name of a field.
    /// </summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>A case to look for the items in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    public required string Reason { get; init; }
}
