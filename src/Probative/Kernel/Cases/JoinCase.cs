using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Cases;

/// <summary>Let another member act in a case.</summary>
public sealed record JoinCase : IActedCommand
{
    public string Name => "case join";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>Name, pseudonym, id or first digits of the member who joins.</summary>
    public required string Member { get; init; }

    public required string Role { get; init; }
}
