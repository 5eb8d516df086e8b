using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Keys;

/// <summary>Bring a case under a new key, so that no copy of the old key file opens it any more.</summary>
public sealed record ChangeCaseKey : IActedCommand
{
    public string Name => "keys case";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }
}
