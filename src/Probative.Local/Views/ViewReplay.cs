using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Local.Views;

/// <summary>Brings views up to a size of the ledger by reading its facts once for all of them.</summary>
internal static class ViewReplay
{
    // Large enough that a transaction costs nothing beside its rows, small enough that a few of them are no
    // memory.
    private const int BatchFacts = 1_024;
    private const int BatchesAhead = 4;

    // Fewer facts are written sooner than another thread is woken.
    private const int FactsForThreads = 128;

    /// <summary>
    /// Completes when every view holds the facts below <paramref name="size"/>. Facts are read and opened on
    /// another thread than those which write the rows; each view has a database of its own.
    /// </summary>
    public static async Task RunAsync(
        IFactLedger ledger, IReadOnlyList<ViewFile> views, long size, CancellationToken ct)
    {
        if (views.Count == 0) return;
        var from = views.Min(view => view.Position.Size);
        if (from >= size) return;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<List<RecordedFact>>(BatchesAhead);
        var reading = Task.Run(
            () => ReadAsync(ledger, from, size, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                Apply(views, batch);
            }

            await reading;
        }
        finally
        {
            // What applying threw comes first; the reader is only brought to its end.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Apply(IReadOnlyList<ViewFile> views, List<RecordedFact> batch)
    {
        if (batch.Count < FactsForThreads)
        {
            foreach (var view in views) view.Apply(batch);
            return;
        }

        try
        {
            // Few views have most of the rows: whoever is free takes the next.
            Parallel.ForEach(
                Partitioner.Create(views, EnumerablePartitionerOptions.NoBuffering),
                view => view.Apply(batch));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static async Task ReadAsync(
        IFactLedger ledger,
        long from,
        long size,
        ChannelWriter<List<RecordedFact>> batches,
        CancellationToken ct)
    {
        try
        {
            var batch = new List<RecordedFact>(BatchFacts);
            await foreach (var fact in ledger.ReadAsync(from, size, ct))
            {
                batch.Add(fact);
                if (batch.Count < BatchFacts) continue;
                await batches.WriteAsync(batch, ct);
                batch = new List<RecordedFact>(BatchFacts);
            }

            if (batch.Count > 0) await batches.WriteAsync(batch, ct);
        }
        finally
        {
            batches.Complete();
        }
    }
}
