using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Anchors;

/// <summary>Let the word of an authority count in this vault.</summary>
public sealed record TrustAuthority : IActedCommand
{
    public string Name => "anchor authority add";

    public required MemberId By { get; init; }
    public required string AuthorityName { get; init; }
    public required string? Url { get; init; }

    /// <summary>Files with root certificates, and with others that tokens may lack.</summary>
    public required IReadOnlyList<GivenFile> Certificates { get; init; }
}
