namespace Probative.Formats.Credentials;

/// <summary>An asset that is stated to have gone into this one.</summary>
/// <param name="Uri">The JUMBF address of the assertion that states it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Format">Its media type.</param>
/// <param name="Relationship">Such as <c>parentOf</c> or <c>componentOf</c>.</param>
/// <param name="Manifest">The label of its own manifest in this store; null where it has none.</param>
/// <param name="RecordedFailures">The status codes that were failures when it was used.</param>
public sealed record ManifestIngredient(
    string Uri,
    string? Title,
    string? Format,
    string? Relationship,
    string? Manifest,
    IReadOnlyList<string> RecordedFailures);
