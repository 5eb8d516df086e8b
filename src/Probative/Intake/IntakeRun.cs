using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Probative.Intake.Sources;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Intake;

/// <summary>
/// One run over the files of an intake. Three stages, each bounded: files are read and stored, many at once;
/// their facts are appended in the order of the walk; acknowledged facts are told. The order of the walk is
/// the order of the facts, so that an interruption loses an end of the intake and never a middle.
/// </summary>
internal sealed class IntakeRun(
    IVault vault,
    Standing standing,
    IntakeId intake,
    Func<string,
    Statement> statementOf,
    IntakeCounts counts)
{
    // Enough that one sync of the disk serves many files, few enough that open files and memory stay bounded.
    private const int InFlightMax = 256;
    private static readonly TimeSpan s_progressEvery = TimeSpan.FromMilliseconds(250);

    private readonly ItemsInFlight _items = new(vault, standing.Id);

    // Owned by TellAsync.
    private long? _firstIndex;
    private long? _lastIndex;

    /// <summary>Log indices of the run's facts about files; null when there were none.</summary>
    public (long? First, long? Last) Indices => (_firstIndex, _lastIndex);

    /// <summary>
    /// Takes everything, until <paramref name="interrupt"/>; then what is in flight comes to its end.
    /// </summary>
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        IEnumerable<SourceEntry> walk, FileTaker taker, [EnumeratorCancellation] CancellationToken interrupt)
    {
        using var failed = new CancellationTokenSource();
        var taken = Channel.CreateBounded<Task<Taken>>(Bounded(InFlightMax));
        var appended = Channel.CreateBounded<Acknowledgement>(Bounded(InFlightMax));
        var events = Channel.CreateBounded<CommandEvent>(Bounded(4 * InFlightMax));

        var work = Task.WhenAll(
            Stage(() => TakeAsync(walk, taker, taken.Writer, interrupt, failed.Token), taken.Writer, failed),
            Stage(() => RecordAsync(taken.Reader, appended.Writer, failed.Token), appended.Writer, failed),
            Stage(() => TellAsync(appended.Reader, events.Writer, failed.Token), events.Writer, failed));
        using var ticking = CancellationTokenSource.CreateLinkedTokenSource(failed.Token);
        var progress = Task.Run(() => TickAsync(events.Writer, ticking.Token), CancellationToken.None);

        var isTold = false;
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
                yield return happened;
            isTold = true;
        }
        finally
        {
            // Whoever stops listening stops the run: a full channel must not hold it for ever.
            if (!isTold) await failed.CancelAsync();
            await ticking.CancelAsync();
            await Task.WhenAll(progress, Task.WhenAny(work));
        }

        await work;
        yield return Progress();
    }

    /// <summary>Runs one stage; however it ends, the next one learns that nothing more comes.</summary>
    private static Task Stage<T>(Func<Task> body, ChannelWriter<T> output, CancellationTokenSource failed) =>
        Task.Run(
            async () =>
            {
                var finished = false;
                try
                {
                    await body();
                    finished = true;
                }
                finally
                {
                    if (!finished) await failed.CancelAsync();
                    output.TryComplete();
                }
            },
            CancellationToken.None);

    private static async Task TakeAsync(
        IEnumerable<SourceEntry> walk,
        FileTaker taker,
        ChannelWriter<Task<Taken>> output,
        CancellationToken interrupt,
        CancellationToken failed)
    {
        foreach (var entry in walk)
        {
            var taking = entry switch
            {
                SourceEntry.Opened(var file) =>
                    Task.Run(() => taker.TakeAsync(file, interrupt), CancellationToken.None),
                SourceEntry.Failed(var failure) => Task.FromResult<Taken>(new Taken.Failed(failure)),
                _ => throw new UnreachableException(),
            };
            await output.WriteAsync(taking, failed);
            if (interrupt.IsCancellationRequested) return;
        }
    }

    private async Task RecordAsync(
        ChannelReader<Task<Taken>> input, ChannelWriter<Acknowledgement> output, CancellationToken failed)
    {
        await foreach (var taking in input.ReadAllAsync(failed))
        {
            var acknowledgement = await taking switch
            {
                Taken.Kept kept => Record(kept),
                Taken.Failed(var failure) => Record(failure),
                Taken.Already(var path) => new Acknowledgement([], Row(path, "already"), null, null),
                Taken.Abandoned => null,
                _ => throw new UnreachableException(),
            };
            if (acknowledgement is not null) await output.WriteAsync(acknowledgement, failed);
        }
    }

    private Acknowledgement Record(Taken.Kept kept)
    {
        var (item, isKnown) = _items.Take(kept.Stored.Sha256);
        var statement = statementOf(kept.Path);
        var facts = new List<(string, Task<Appended>)>(1 + statement.Appearances.Count)
        {
            Append(new ItemReceived
            {
                Item = item,
                Sha256 = kept.Stored.Sha256,
                SizeBytes = kept.Stored.SizeBytes,
                Name = kept.Name,
                From = statement.Acquisition.From,
                How = statement.Acquisition.How,
                Received = statement.Acquisition.Received,
                Conditions = statement.Acquisition.Conditions,
                Consent = statement.Acquisition.Consent,
                Intake = intake,
                Path = kept.Path,
                Modified = kept.Modified,
            }),
        };
        foreach (var seen in statement.Appearances) facts.Add(Append(Appearances.ToFact(seen, item, intake)));

        counts.AddKept(isKnown, kept.Stored.SizeBytes);
        var row = Row(kept.Path, isKnown ? "again" : "kept");
        row["item"] = item.ToString();
        row["sha256"] = kept.Stored.Sha256.ToHex();
        row["size_bytes"] = kept.Stored.SizeBytes;
        return new Acknowledgement(facts, row, null, kept.Stored.Sha256);
    }

    private Acknowledgement Record(SourceFailure failure)
    {
        var fact = Append(new IntakeFailed
        {
            Intake = intake,
            Name = failure.Name,
            Code = failure.Code,
            Message = failure.Message,
            Path = failure.Path,
            Target = failure.Target,
        });
        counts.AddFailed();
        var row = Row(failure.Path, "failed");
        row["code"] = failure.Code;
        row["message"] = failure.Message;
        return new Acknowledgement(
            [fact], row, new Problem(failure.Code, failure.Path, failure.Message, failure.Hint), null);
    }

    /// <summary>
    /// Not awaited here: facts are appended in the order of these calls, and acknowledged in groups.
    /// </summary>
    private (string, Task<Appended>) Append(Kernel.Facts.IFact fact) =>
        (fact.Type, vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, CancellationToken.None));

    private async Task TellAsync(
        ChannelReader<Acknowledgement> input, ChannelWriter<CommandEvent> output, CancellationToken failed)
    {
        await foreach (var pending in input.ReadAllAsync(failed))
        {
            foreach (var (type, acknowledged) in pending.Facts)
            {
                var where = await acknowledged;
                _firstIndex ??= where.Index;
                _lastIndex = where.Index;
                if (!pending.Row.ContainsKey("index")) pending.Row["index"] = where.Index;
                await output.WriteAsync(new CommandEvent.Recorded(type, where), failed);
            }

            if (pending.Sha256 is { } sha256) _items.Acknowledge(sha256);
            if (pending.Problem is { } problem) await output.WriteAsync(
                new CommandEvent.Noted(problem), failed);
            await output.WriteAsync(new CommandEvent.Row(pending.Row), failed);
        }
    }

    private async Task TickAsync(ChannelWriter<CommandEvent> output, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(s_progressEvery, vault.Clock);
        try
        {
            // Progress that nobody reads in time is dropped: it is old by then.
            while (await timer.WaitForNextTickAsync(stop)) output.TryWrite(Progress());
        }
        catch (OperationCanceledException)
        {
            // The run is over; the last word on its progress is RunAsync's.
        }
    }

    private CommandEvent.Progress Progress() =>
        new("taking in", counts.FilesDone, counts.TotalFiles, counts.BytesRead, counts.TotalBytes);

    private static JsonObject Row(string path, string outcome) =>
        new() { ["path"] = path, ["outcome"] = outcome };

    private static BoundedChannelOptions Bounded(int capacity) => new(capacity) { SingleReader = true };
}
