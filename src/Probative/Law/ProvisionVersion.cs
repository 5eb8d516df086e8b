namespace Probative.Law;

/// <summary>How a provision stood for some time.</summary>
/// <param name="From">Its first day, `2024-10-24`.</param>
/// <param name="To">Its last day; null while it stands.</param>
/// <param name="Title">Its title then, where it differs.</param>
/// <param name="Wording">What differs in it; null where nothing is noted.</param>
/// <param name="Basis">Where this is from.</param>
public sealed record ProvisionVersion(string From, string? To, string? Title, string? Wording, string Basis);
