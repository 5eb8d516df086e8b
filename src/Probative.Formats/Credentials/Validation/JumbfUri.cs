namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// An address within a manifest store (C2PA 2.2 section 8.4.2.1): from the store on, or from the manifest
/// that uses it.
/// </summary>
/// <param name="Manifest">The label of the manifest.</param>
/// <param name="Path">The labels within it; empty for the manifest itself.</param>
internal sealed record JumbfUri(string Manifest, IReadOnlyList<string> Path)
{
    public const string Assertions = "c2pa.assertions";

    private const string Prefix = "self#jumbf=";
    private const string Store = "c2pa";
    private const int PathMost = 8;
    private const int LongestMost = 4 * Excerpt.Most;

    /// <summary>The absolute form.</summary>
    public string Text => Of([Manifest, .. Path]);

    public static string Of(params ReadOnlySpan<string?> labels) =>
        $"{Prefix}/{Store}/{string.Join('/', labels)}";

    /// <summary>Reads an address that stands in a manifest; null when it is none.</summary>
    /// <param name="text">The address.</param>
    /// <param name="from">The label of the manifest that it stands in.</param>
    public static JumbfUri? Read(string? text, string from)
    {
        if (text is null || text.Length > LongestMost || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = text[Prefix.Length..].Split('/', PathMost + 1);
        if (parts.Length > PathMost) return null;
        if (parts is ["", Store, var absolute, ..]) return new JumbfUri(absolute, parts[3..]);

        // Drafts and early writers left out the slash at the beginning.
        if (parts is [Store, var label, ..]) return new JumbfUri(label, parts[2..]);
        return parts[0].Length == 0 ? null : new JumbfUri(from, parts);
    }
}
