using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Probative.Kernel.Commands;
using Probative.Web.Permission;

namespace Probative.Web.Serving;

/// <summary>The rows of a command as a table to be saved (RFC 4180), written as they come.</summary>
internal static class TableAnswer
{
    /// <summary>
    /// Begins with the first row, or with the end: what was refused before is not found. A connection that is
    /// cut leaves a table without its end, which no browser takes for a whole one.
    /// </summary>
    public static async Task<IResult> GiveAsync(
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

    /// <summary>A table that the command gives with its answer, at once.</summary>
    public static async Task<IResult> WholeAsync(IAsyncEnumerable<CommandEvent> events, string name)
    {
        var told = await Told.HearAsync(events);
        return told.IsDone && (string?)told.Result?["table"] is { } table
            ? Results.File(Encoding.UTF8.GetBytes(table), "text/csv; charset=utf-8", name)
            : Results.NotFound();
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
