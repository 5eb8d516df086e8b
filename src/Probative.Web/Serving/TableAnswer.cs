using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Serving;

/// <summary>Tables to be saved (RFC 4180), as addresses that ask the gate.</summary>
internal static class TableAnswer
{
    /// <summary>An address that answers with a line for each row of a command.</summary>
    /// <param name="routes">The addresses of the workbench.</param>
    /// <param name="address">It MUST have a part `{case}`.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="head">The line that names the columns.</param>
    /// <param name="line">The line of one row.</param>
    /// <param name="ask">The command, for a member and a case.</param>
    public static void MapRows(
        IEndpointRouteBuilder routes,
        string address,
        string name,
        string head,
        Func<JsonObject, string> line,
        Func<MemberId, string, HttpRequest, ICommand> ask) =>
        routes.MapGet(address, async (HttpContext context, Gate gate, string @case, CancellationToken ct) =>
        {
            if (Visitor.Of(context.User) is not { Member: { } member } visitor) return Results.Forbid();
            var events = gate.RunAsync(visitor, ask(member, @case, context.Request), null, ct);
            return await GiveAsync(context.Response, events, name, head, line, ct);
        }).RequireAuthorization();

    /// <summary>An address that answers with the table that a command gives with its answer.</summary>
    /// <param name="routes">The addresses of the workbench.</param>
    /// <param name="address">It MUST have a part `{case}`.</param>
    /// <param name="ask">The command and the name of the file; null where there is no such table.</param>
    public static void Map(
        IEndpointRouteBuilder routes,
        string address,
        Func<MemberId, string, HttpRequest, (ICommand Command, string Name)?> ask) =>
        routes.MapGet(address, async (HttpContext context, Gate gate, string @case, CancellationToken ct) =>
        {
            if (Visitor.Of(context.User) is not { Member: { } member } visitor) return Results.Forbid();
            if (ask(member, @case, context.Request) is not var (command, name)) return Results.NotFound();
            var told = await Told.HearAsync(gate.RunAsync(visitor, command, null, ct));
            return told.IsDone && (string?)told.Result?["table"] is { } table
                ? Results.File(Encoding.UTF8.GetBytes(table), "text/csv; charset=utf-8", name)
                : Results.NotFound();
        }).RequireAuthorization();

    /// <summary>
    /// Begins with the first row, or with the end: what was refused before is not found. A connection that is
    /// cut leaves a table without its end, which no browser takes for a whole one.
    /// </summary>
    private static async Task<IResult> GiveAsync(
        HttpResponse response,
        IAsyncEnumerable<CommandEvent> events,
        string name,
        string head,
        Func<JsonObject, string> line,
        CancellationToken ct)
    {
        StreamWriter? writer = null;
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case CommandEvent.Row(var row):
                    writer ??= await BeginAsync(response, name, head);
                    await writer.WriteAsync(line(row.AsObject()));
                    break;
                case CommandEvent.Finished(Ending.Done, _):
                    writer ??= await BeginAsync(response, name, head);
                    await writer.FlushAsync(ct);
                    return Results.Empty;
            }
        }

        return Results.NotFound();
    }

    private static async Task<StreamWriter> BeginAsync(HttpResponse response, string name, string head)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 64 * 1024);
        await writer.WriteAsync(head);
        return writer;
    }
}
