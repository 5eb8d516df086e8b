using System.Globalization;
using System.Text.Json.Nodes;

using Probative.Web.Shell;

namespace Probative.Web.Rooms.Items;

/// <summary>One line of the grid: an item, or something that was made from the item above it.</summary>
/// <param name="Index">Its place in the list; for what was made from an item, the place of the item.</param>
/// <param name="Item">The row of `list items`.</param>
/// <param name="Made">What was made from it; null for the item itself.</param>
public sealed record ListedRow(long Index, JsonObject Item, MadeRow? Made)
{
    public string Id => (string)Item["id"]!;

    public string? Name => (string?)Item["name"];

    public string? Type => (string?)Item["type"];

    public bool IsRestricted => (bool)Item["restricted"]!;

    public string Size => SizeText.Of((long?)Item["size_bytes"]);

    /// <summary>To the minute, UTC; the item's own page has it whole.</summary>
    public string Recorded => DateTimeOffset.TryParse(
        (string?)Item["recorded_at"], CultureInfo.InvariantCulture, out var at)
        ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "";

    public long Count(string field) => (long?)Item[field] ?? 0;

    public IEnumerable<string> Has => Item["has"]!.AsArray().Select(word => (string)word!);
}
