using Microsoft.AspNetCore.Routing;
using Probative.Web.Serving;

namespace Probative.Web.Rooms.Items;

/// <summary>A list as a table for other programs (RFC 4180), as long as it is.</summary>
internal static class ItemsCsv
{
    private static readonly string[] s_columns =
    [
        "id", "name", "sha256", "size_bytes", "type", "recorded_at", "receipts", "appearances", "restricted",
        "examinations", "failures", "notes", "index", "number",
    ];

    public static void Map(IEndpointRouteBuilder routes) => TableAnswer.MapRows(
        routes,
        "/case/{case}/items.csv",
        "items.csv",
        Head,
        Line,
        (by, @case, request) => ItemQuery.Parse(request.QueryString.Value ?? "")
            .ToCommand(by, @case, 0, long.MaxValue));

    /// <summary>One line of the table.</summary>
    public static string Line(System.Text.Json.Nodes.JsonObject row) =>
        string.Join(',', s_columns.Select(column => Cell(row[column]?.ToString()))) + "\r\n";

    /// <summary>The line that names the columns.</summary>
    public static string Head => string.Join(',', s_columns) + "\r\n";

    /// <summary>
    /// Quoted where it has to be. A spreadsheet takes a text that begins with one of these signs for a
    /// formula, and runs it: an apostrophe before it keeps it a text.
    /// </summary>
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
