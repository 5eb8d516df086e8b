using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Probative.Kernel.Commands;

/// <summary>
/// Turns work that tells what happens as it goes into the stream that a command answers with. What the work
/// throws is thrown to the reader after the last event.
/// </summary>
public static class CommandEvents
{
    /// <summary>Begins the work when the stream is first read; leaving the stream early cancels it.</summary>
    public static async IAsyncEnumerable<CommandEvent> Of(
        Func<Action<CommandEvent>, CancellationToken, Task> work,
        [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);

        // Unbounded, so that no step of the work waits for a terminal; events are few beside the work they
        // tell of.
        var events = Channel.CreateUnbounded<CommandEvent>(
            new UnboundedChannelOptions { SingleReader = true });
        var running = Task.Run(() => RunAsync(work, events.Writer, stop.Token), CancellationToken.None);
        var isRead = false;
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return happened;
            }

            isRead = true;
        }
        finally
        {
            await stop.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException) when (!isRead)
            {
                // The reader left; that is no failure of the work.
            }
        }
    }

    /// <summary>Tells why nothing is done, and that this is the end.</summary>
    /// <param name="tell">Whom.</param>
    /// <param name="ending">How it ends.</param>
    /// <param name="problems">Why.</param>
    public static void Refuse(
        this Action<CommandEvent> tell, Ending ending, params IEnumerable<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var problem in problems) tell(new CommandEvent.Noted(problem));
        tell(new CommandEvent.Finished(ending, null));
    }

    private static async Task RunAsync(
        Func<Action<CommandEvent>, CancellationToken, Task> work,
        ChannelWriter<CommandEvent> events,
        CancellationToken ct)
    {
        try
        {
            await work(happened => events.TryWrite(happened), ct);
        }
        finally
        {
            events.Complete();
        }
    }
}
