namespace Probative.Formats.Credentials;

/// <summary>One result of checking a manifest.</summary>
/// <param name="Code">A status code of the standard, or one of <see cref="StatusCodes"/> of our own.</param>
/// <param name="Kind">How it counts.</param>
/// <param name="Uri">The JUMBF address of what was checked.</param>
/// <param name="Explanation">One sentence for a person.</param>
/// <param name="Ingredient">
/// The address of the ingredient assertion by which the checked manifest was reached; null for the active
/// manifest.
/// </param>
/// <param name="IsRecorded">
/// True for a failure in an ingredient that the one who used the ingredient wrote down under signature: it
/// was known then and is no failure of the active manifest (C2PA 2.2 section 15.11.3).
/// </param>
public sealed record CredentialFinding(
    string Code,
    FindingKind Kind,
    string Uri,
    string Explanation,
    string? Ingredient = null,
    bool IsRecorded = false);
