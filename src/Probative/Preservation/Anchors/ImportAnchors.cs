using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>Take back what authorities answered, and record it as far as it verifies.</summary>
public sealed record ImportAnchors : IActedCommand
{
    public string Name => "anchor import";

    public required MemberId By { get; init; }

    /// <summary>Answers (.tsr) and proofs (.ots).</summary>
    public required IReadOnlyList<GivenFile> Files { get; init; }

    /// <summary>Block headers for the proofs.</summary>
    public required IReadOnlyList<GivenFile> BlockHeaders { get; init; }

    /// <summary>Revocation lists of the authorities' issuers.</summary>
    public required IReadOnlyList<GivenFile> RevocationLists { get; init; }
}
