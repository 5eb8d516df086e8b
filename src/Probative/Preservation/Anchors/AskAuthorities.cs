using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Have the latest signed checkpoint stamped, over the network, by every authority and calendar that has an
/// address on the record.
/// </summary>
public sealed record AskAuthorities : IActedCommand
{
    public string Name => "anchor ask";

    /// <summary>Who asks; of no account in a rehearsal.</summary>
    public required MemberId By { get; init; }

    /// <summary>Only tell what would be sent, and where: nothing is sent or recorded.</summary>
    public required bool IsRehearsal { get; init; }

    /// <summary>Revocation lists of the authorities' issuers.</summary>
    public required IReadOnlyList<GivenFile> RevocationLists { get; init; }

    /// <summary>How long one attempt may take, 1 to 600; null for 30.</summary>
    public long? TimeoutSeconds { get; init; }

    /// <summary>The only root certificates that TLS is checked against; empty for the system's.</summary>
    public IReadOnlyList<GivenFile> TlsRoots { get; init; } = [];
}
