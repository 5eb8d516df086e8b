using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Cases;

/// <summary>Show one case: its purpose, what allows it, and who acts in it.</summary>
public sealed record ShowCase : IActedCommand
{
    public string Name => "case show";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }
}
