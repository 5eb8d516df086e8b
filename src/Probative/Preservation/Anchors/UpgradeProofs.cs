using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Ask the calendars that pending proofs wait for whether they have put them into a block, as far as they are
/// calendars that the operator configured.
/// </summary>
public sealed record UpgradeProofs : IActedCommand
{
    public string Name => "anchor upgrade";

    /// <summary>Who asks; of no account in a rehearsal.</summary>
    public required MemberId By { get; init; }

    /// <summary>Only tell what would be asked, and where: nothing is sent or recorded.</summary>
    public required bool IsRehearsal { get; init; }

    /// <summary>How long one attempt may take, 1 to 600; null for 30.</summary>
    public long? TimeoutSeconds { get; init; }

    /// <summary>The only root certificates that TLS is checked against; empty for the system's.</summary>
    public IReadOnlyList<GivenFile> TlsRoots { get; init; } = [];
}
