using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// From here on the word of an authority counts in this vault. Whom we believe is a decision of people, so it
/// is on the record; the certificates are kept among the derivatives. A calendar (kind
/// <see cref="AnchorKind.OpenTimestamps"/>) has an address and no certificates: it is asked, not believed.
/// </summary>
public sealed record AuthorityTrusted : IFact
{
    /// <summary>What the authority is called here.</summary>
    public required string Authority { get; init; }

    /// <summary>One of <see cref="AnchorKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it answers; null when it is not asked over the network.</summary>
    public required string? Url { get; init; }

    /// <summary>The SHA-256 of each root certificate, which is its fingerprint.</summary>
    public required IReadOnlyList<Hash32> Roots { get; init; }

    /// <summary>The SHA-256 of certificates that its tokens may lack.</summary>
    public required IReadOnlyList<Hash32> Certificates { get; init; }

    public string Type => nameof(AuthorityTrusted);

    public void Write(FactFields fields) => fields
        .Add("authority", Authority)
        .Add("kind", Kind)
        .Add("url", Url)
        .Add("roots", Roots.Select(digest => digest.ToHex()))
        .Add("certificates", Certificates.Select(digest => digest.ToHex()));
}
