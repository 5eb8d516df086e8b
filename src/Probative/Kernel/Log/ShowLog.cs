using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Log;

/// <summary>
/// Show facts in order, opened: those of one case, or of everything that the member may see.
/// </summary>
public sealed record ShowLog : IActedCommand
{
    public string Name => "log";

    public required MemberId By { get; init; }
    public required string? Case { get; init; }

    /// <summary>The log index to begin with; in one case, the number of the fact.</summary>
    public required long From { get; init; }

    public required long Limit { get; init; }
}
