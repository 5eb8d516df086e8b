using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// Streams facts in order. Rows are read in batches by the caller's thread and opened by as many others as
/// there are processors; memory holds a few batches, however long the ledger is.
/// </summary>
internal sealed class FactReading(Func<IFactRows> openRows, FactOpening opening) : IDisposable
{
    private const int BatchLimit = 1024;

    // One batch for each processor to open, and one that is ready when the caller asks.
    private static readonly int BatchesAhead = Environment.ProcessorCount + 1;

    private readonly ConcurrentBag<IFactRows> _idle = [];

    public async IAsyncEnumerable<RecordedFact> ReadAsync(
        long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var rows = Rent();
        try
        {
            to = Math.Min(to, rows.Size());
            var ahead = new Queue<Task<RecordedFact[]>>();
            while (from < to || ahead.Count > 0)
            {
                ct.ThrowIfCancellationRequested();
                while (from < to && ahead.Count < BatchesAhead)
                {
                    var end = Math.Min(to, from + BatchLimit);
                    ahead.Enqueue(OpenAsync(Whole(rows.Read(from, end), from, end)));
                    from = end;
                }

                foreach (var fact in await ahead.Dequeue()) yield return fact;
            }
        }
        finally
        {
            _idle.Add(rows);
        }
    }

    public async IAsyncEnumerable<RecordedFact> ReadCaseAsync(
        CaseId @case, long fromNumber, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = Rent();
        try
        {
            var ahead = new Queue<Task<RecordedFact[]>>();
            var more = true;
            while (more || ahead.Count > 0)
            {
                ct.ThrowIfCancellationRequested();
                while (more && ahead.Count < BatchesAhead)
                {
                    var batch = rows.ReadCase(@case, fromNumber, BatchLimit);
                    more = batch.Count == BatchLimit;
                    ThrowIfGap(@case, batch, fromNumber);
                    fromNumber += batch.Count;
                    ahead.Enqueue(OpenAsync(batch));
                }

                foreach (var fact in await ahead.Dequeue()) yield return fact;
            }
        }
        finally
        {
            _idle.Add(rows);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var rows)) rows.Dispose();
    }

    private IFactRows Rent() => _idle.TryTake(out var rows) ? rows : openRows();

    // A single fact is opened at once: handing it to another thread costs more than opening it.
    private Task<RecordedFact[]> OpenAsync(IReadOnlyList<StoredFact> batch) => batch.Count < 8
        ? Task.FromResult(Open(batch))
        : Task.Run(() => Open(batch));

    private RecordedFact[] Open(IReadOnlyList<StoredFact> batch)
    {
        var facts = new RecordedFact[batch.Count];
        for (var i = 0; i < facts.Length; i++) facts[i] = opening.Open(batch[i]);
        return facts;
    }

    private static void ThrowIfGap(CaseId @case, IReadOnlyList<StoredFact> batch, long fromNumber)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch[i].Number == fromNumber + i) continue;
            throw new IntegrityException(
                "ledger-gap",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"ledger.db has no fact {fromNumber + i} of case {@case}, and has later ones."),
                "Run `probative check` on a copy; bring the newest backup. Nothing was repaired.");
        }
    }

    private static IReadOnlyList<StoredFact> Whole(IReadOnlyList<StoredFact> batch, long from, long to)
    {
        if (batch.Count == to - from) return batch;
        throw new IntegrityException(
            "ledger-gap",
            string.Create(
                CultureInfo.InvariantCulture,
                $"ledger.db has {batch.Count} of the {to - from} facts from {from} to {to - 1}."),
            "Run `probative check` on a copy; bring the newest backup. Nothing was repaired.");
    }
}
