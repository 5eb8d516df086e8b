using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Web.Permission;
using Probative.Web.Serving;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Items;

/// <summary>A list as a table for other programs (RFC 4180), as long as it is.</summary>
internal static class ItemsCsv
{
    private static readonly string[] s_columns =
    [
        "id", "name", "sha256", "size_bytes", "type", "recorded_at", "receipts", "appearances", "restricted",
        "examinations", "failures", "notes", "index", "number",
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/case/{case}/items.csv", GiveAsync).RequireAuthorization();

    private static async Task<IResult> GiveAsync(
        HttpContext context, Gate gate, string @case, CancellationToken ct)
    {
        if (Visitor.Of(context.User) is not { Member: { } member } visitor) return Results.Forbid();
        var query = ItemQuery.Parse(context.Request.QueryString.Value ?? "");
        var command = query.ToCommand(member, @case, 0, long.MaxValue);
        return await TableAnswer.GiveAsync(
            context.Response, gate.RunAsync(visitor, command, null, ct), "items.csv", Head, Line, ct);
    }

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
