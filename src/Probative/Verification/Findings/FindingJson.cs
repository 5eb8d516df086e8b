using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>
/// Reads the lists that rows of findings keep as JSON. What is not there (destroyed) is empty, and what a
/// newer program may have written is passed over.
/// </summary>
internal static class FindingJson
{
    public static JsonNode? Node(string? json) => json is null ? null : JsonNode.Parse(json);

    public static IReadOnlyList<ItemId> Items(string? json) =>
    [
        .. Texts(json).Select(text => Id.TryParse(text, out var id) ? new ItemId(id) : (ItemId?)null)
            .OfType<ItemId>(),
    ];

    /// <summary>The findings among the references of several lists, each once.</summary>
    public static IReadOnlyList<FindingId> Findings(params ReadOnlySpan<string?> lists)
    {
        HashSet<FindingId> found = [];
        foreach (var list in lists)
        {
            foreach (var text in Texts(list))
            {
                if (Reference.TryParse(text, out var one) && one.Kind == NodeKind.Finding)
                    found.Add(new FindingId(one.Id));
            }
        }

        return [.. found];
    }

    public static IReadOnlyList<long> Numbers(string? json) =>
        [.. Entries(json).Where(entry => entry.TryGetValue<long>(out _)).Select(entry => (long)entry)];

    private static IEnumerable<string> Texts(string? json) =>
        Entries(json).Where(entry => entry.TryGetValue<string>(out _)).Select(entry => (string)entry!);

    private static IEnumerable<JsonValue> Entries(string? json) =>
        Node(json) is JsonArray list ? list.OfType<JsonValue>() : [];
}
