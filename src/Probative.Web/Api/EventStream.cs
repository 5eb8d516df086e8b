using System.Buffers;
using Microsoft.AspNetCore.Http;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Web.Api;

/// <summary>
/// The events of a command as `application/x-ndjson`. The command goes on to its end when the reader has
/// left: it was told to stop, and records what it had in flight.
/// </summary>
internal static class EventStream
{
    public const string ContentType = "application/x-ndjson";

    public static async Task WriteAsync(
        HttpContext context, IAsyncEnumerable<CommandEvent> events, CancellationToken stopped)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.StartAsync(CancellationToken.None);
        try
        {
            await WriteAsync(context, events);
        }
        catch (IntegrityException doubt)
        {
            await EndAsync(context, new Problem(doubt.Code, null, doubt.Message, doubt.Hint), Ending.Refused);
        }
        catch (StorageException refused)
        {
            await EndAsync(context, refused.Problem, Ending.Refused);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            await EndAsync(
                context,
                new Problem("interrupted", null, "You stopped it.", "Run the same command again."),
                Ending.DoneWithFailures);
        }
    }

    private static async Task WriteAsync(HttpContext context, IAsyncEnumerable<CommandEvent> events)
    {
        await using var stream = events.GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            var next = stream.MoveNextAsync();

            // Many rows that are there at once travel together; a reader never waits for one that is there.
            if (!next.IsCompleted) await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
            if (!await next) break;
            context.Response.BodyWriter.Write(EventLine.Of(stream.Current));
            if (context.Response.BodyWriter.UnflushedBytes > 64 * 1024)
                await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }

        await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
    }

    private static async Task EndAsync(HttpContext context, Problem problem, Ending ending)
    {
        context.Response.BodyWriter.Write(EventLine.Of(new CommandEvent.Noted(problem)));
        context.Response.BodyWriter.Write(EventLine.Of(new CommandEvent.Finished(ending, null)));
        await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
    }
}
