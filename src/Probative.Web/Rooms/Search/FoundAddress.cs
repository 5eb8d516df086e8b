using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Search;

/// <summary>Where in the workbench a found thing is shown.</summary>
internal static class FoundAddress
{
    /// <returns>Null for a thing whose id was destroyed.</returns>
    public static string? Of(JsonObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var kind = (string)row["kind"]!;
        var @case = $"/case/{(string?)row["case"]?["id"]}";
        if ((string?)row["id"] is not { } id) return null;
        var item = (string?)row[kind]?["item"];
        return kind switch
        {
            "item" => $"{@case}/items/{id}",
            "claim" or "observation" => item is null ? null : $"{@case}/items/{item}?{kind}={id}",
            "finding" => $"{@case}/review/{id}",
            "incident" => $"{@case}/incidents/{id}",
            "note" => $"{@case}/case#notes",
            "task" => $"{@case}/case#tasks",
            _ => $"{@case}/names/{kind}/{id}",
        };
    }
}
