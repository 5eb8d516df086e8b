using System.Text.Json.Nodes;
using System.Threading.Channels;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Examination;

/// <summary>
/// One run over items, several at once. What was made is durable before the fact that names it; an item that
/// is given up half way keeps what was recorded of it.
/// </summary>
internal sealed class ExaminationRun(
    IVault vault,
    ExaminationList list,
    Func<Workbench> open,
    Examine command,
    ExaminationCounts counts,
    Action<CommandEvent> tell) : IAsyncDisposable
{
    private readonly List<Workbench> _workbenches = [];

    /// <summary>
    /// Examines everything, until <paramref name="ct"/>: what a program was doing then is given up and not
    /// recorded, so that the next run does it.
    /// </summary>
    public async Task RunAsync(IReadOnlyList<ItemToExamine> items, CancellationToken ct)
    {
        var queue = Channel.CreateUnbounded<ItemToExamine>();
        foreach (var item in items) queue.Writer.TryWrite(item);
        queue.Writer.Complete();
        for (var i = 0; i < Math.Min(command.Workers, items.Count); i++) _workbenches.Add(open());
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAll(_workbenches.Select(workbench => Task.Run(
            () => WorkAsync(new ItemExaminer(list, workbench), queue.Reader, failed),
            CancellationToken.None)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var workbench in _workbenches) await workbench.DisposeAsync();
    }

    private async Task WorkAsync(
        ItemExaminer examiner, ChannelReader<ItemToExamine> queue, CancellationTokenSource stop)
    {
        var isDone = false;
        try
        {
            while (!stop.IsCancellationRequested && queue.TryRead(out var item))
            {
                await ExamineAsync(examiner, item, stop.Token);
                var (itemsDone, bytesDone) = counts.AddItem(item.SizeBytes);
                tell(new CommandEvent.Progress(
                    "examining", itemsDone, counts.Items, bytesDone, counts.Bytes));
            }

            isDone = true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            isDone = true;
        }
        finally
        {
            // One that broke takes the others with it: what it did not reach is done by the next run.
            if (!isDone) await stop.CancelAsync();
        }
    }

    private async Task ExamineAsync(ItemExaminer examiner, ItemToExamine item, CancellationToken ct)
    {
        var path = vault.Items.PathOf(item.Sha256);
        var (subject, problem) = ItemExaminer.Open(path, item.Sha256, item.Name, ct);
        if (subject is null)
        {
            counts.AddUnreadable();
            tell(new CommandEvent.Noted(problem!));
            return;
        }

        foreach (var examination in examiner.For(subject.Type))
        {
            if (item.Done.TryGetValue(examination.Name, out var done)
                && done.Stands(examination.Procedure, command.AgainFailed))
            {
                counts.AddStood();
                continue;
            }

            var examined = await examiner.RunAsync(examination, subject, ct);
            await RecordAsync(item, examined);
        }
    }

    /// <summary>
    /// Keeps and records. Not cancelled: a crash between the two leaves derivatives that no fact names.
    /// </summary>
    private async Task RecordAsync(ItemToExamine item, Examined examined)
    {
        var none = CancellationToken.None;
        var kept = await Task.WhenAll(examined.Made.Select(async made => new MadeDerivative(
            made.Role,
            await KeptBytes.StoreAsync(vault, made.Bytes, none),
            made.Bytes.Length,
            made.MediaType)));
        var output = examined.ReportBytes is { } report
            ? await KeptBytes.StoreAsync(vault, report, none)
            : (Ledger.Hash32?)null;
        var fact = new ItemExamined
        {
            Item = item.Id,
            Sha256 = item.Sha256,
            Examination = examined.Examination.Name,
            Procedure = examined.Examination.Procedure,
            Sandbox = examined.Sandbox,
            Outcome = examined.Word,
            Code = examined.Failure?.Code,
            Message = examined.Failure?.Message,
            Output = output,
            Derivatives = kept,
        };
        var where = await vault.Ledger.AppendAsync(item.Standing.Id, fact, item.Standing.Pseudonym, none);
        counts.Add(examined);
        tell(new CommandEvent.Recorded(fact.Type, where));
        tell(new CommandEvent.Row(new JsonObject
        {
            ["item"] = item.Id.ToString(),
            ["name"] = item.Name,
            ["examination"] = fact.Examination,
            ["outcome"] = fact.Outcome,
            ["code"] = fact.Code,
            ["message"] = fact.Message,
            ["output"] = output?.ToHex(),
            ["notes"] = new JsonArray([.. examined.NoteCodes.Distinct().Select(code => (JsonNode?)code)]),
            ["index"] = where.Index,
        }));
    }
}
