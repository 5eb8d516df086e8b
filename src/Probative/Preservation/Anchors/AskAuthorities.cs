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
}
