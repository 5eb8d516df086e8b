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
        var workers = Math.Min(command.Workers ?? Environment.ProcessorCount, items.Count);
        for (var i = 0; i < workers; i++) _workbenches.Add(open());
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
        var recorder = new ExaminationRecorder(vault, counts, tell);
        var isDone = false;
        try
        {
            try
            {
                await ExamineAllAsync(examiner, recorder, queue, stop.Token);
            }
            finally
            {
                await recorder.FinishAsync();
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

    private async Task ExamineAllAsync(
        ItemExaminer examiner,
        ExaminationRecorder recorder,
        ChannelReader<ItemToExamine> queue,
        CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && queue.TryRead(out var item))
        {
            await ExamineAsync(examiner, recorder, item, ct);
            var (itemsDone, bytesDone) = counts.AddItem(item.SizeBytes);
            tell(new CommandEvent.Progress("examining", itemsDone, counts.Items, bytesDone, counts.Bytes));
        }
    }

    private async Task ExamineAsync(
        ItemExaminer examiner, ExaminationRecorder recorder, ItemToExamine item, CancellationToken ct)
    {
        var path = vault.Items.PathOf(item.Sha256);
        if (ItemExaminer.Look(path, item.Name) is not { } subject)
        {
            TellUnreadable(path);
            return;
        }

        counts.AddType(subject.Type);
        var left = examiner.For(subject.Type).Where(examination => !Stands(item, examination)).ToList();
        if (left.Count == 0) return;

        // Only now, since it reads every byte.
        if (ItemExaminer.DigestOf(path, ct) != item.Sha256)
        {
            TellUnreadable(path);
            return;
        }

        foreach (var examination in left)
            await recorder.RecordAsync(item, await examiner.RunAsync(examination, subject, ct));
    }

    private void TellUnreadable(string path)
    {
        counts.AddUnreadable();
        tell(new CommandEvent.Noted(ItemExaminer.Damaged(path)));
    }

    private bool Stands(ItemToExamine item, IExamination examination)
    {
        var stands = item.Done.TryGetValue(examination.Name, out var done)
            && done.Stands(examination.Procedure, command.AgainFailed);
        if (stands) counts.AddStood(done.HasFailed);
        return stands;
    }
}
