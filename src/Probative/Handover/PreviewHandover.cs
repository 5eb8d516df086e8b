using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover;

/// <summary>
/// Shows what a handover would be, as its receiver will see it, and makes nothing: no package, no fact.
/// </summary>
public sealed record PreviewHandover : IActedCommand
{
    public string Name => "handover";

    public MemberId By => Wanted.By;

    /// <summary>The handover; where it would lie and in which form plays no part.</summary>
    public required MakeHandover Wanted { get; init; }
}
