namespace Probative.Formats.Credentials;

/// <summary>What a claim says of itself: statements of its maker, none of them checked.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="Generator">The program that made it, in its own words; null where it names none.</param>
/// <param name="Title">The title of the asset.</param>
/// <param name="Format">The media type of the asset.</param>
/// <param name="InstanceId">The identifier of the asset's version.</param>
/// <param name="Algorithm">The hash for references that name none; null where it names none.</param>
/// <param name="Redactions">The addresses of assertions that it says were taken out of ingredients.</param>
public sealed record ManifestClaim(
    int Version,
    string? Generator,
    string? Title,
    string? Format,
    string? InstanceId,
    string? Algorithm,
    IReadOnlyList<string> Redactions);
