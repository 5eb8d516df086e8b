using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Cases;

/// <summary>Record that a case was looked at again and goes on, until the next time.</summary>
public sealed record ReviewCase : IActedCommand
{
    public string Name => "case review";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>An EDTF date: when to look again.</summary>
    public required string Next { get; init; }

    public required string Reason { get; init; }
}
