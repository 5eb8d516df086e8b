using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>
/// Keeps and records what one worker found while the worker goes on examining, several at once: what waits
/// together shares the syncs of the disk, each of which costs what reading a photograph does. Facts and what
/// is told of them keep the order. A crash loses what was not recorded yet, and the next run makes it again;
/// it may leave derivatives that no fact names.
/// </summary>
internal sealed class ExaminationRecorder(
    IVault vault, ExaminationCounts counts, Action<CommandEvent> tell)
{
    private const int WaitingMax = 16;
    private const long WaitingBytesMax = 64 * 1024 * 1024;

    private readonly Queue<(Task<Kept> Keeping, long Bytes)> _waiting = new();
    private long _waitingBytes;

    // Completes when the one before was handed to the ledger, or will not be.
    private Task _turn = Task.CompletedTask;

    private sealed record Kept(Examined Examined, ItemToExamine Item, ItemExamined Fact, Appended Where);

    /// <summary>
    /// Begins with this; waits where too much waits already, and throws what came of that. Not cancelled.
    /// </summary>
    public async Task RecordAsync(ItemToExamine item, Examined examined)
    {
        var bytes = (examined.ReportBytes?.Length ?? 0) + examined.Made.Sum(made => (long)made.Bytes.Length);
        while (_waiting.Count == WaitingMax) await TellFirstAsync();
        while (_waiting.Count > 0 && _waitingBytes + bytes > WaitingBytesMax) await TellFirstAsync();
        var before = _turn;
        var handed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _turn = handed.Task;
        _waiting.Enqueue((Task.Run(() => KeepAsync(item, examined, before, handed)), bytes));
        _waitingBytes += bytes;
    }

    /// <summary>Waits for all, and throws what came of the first that failed.</summary>
    public async Task FinishAsync()
    {
        try
        {
            while (_waiting.Count > 0) await TellFirstAsync();
        }
        finally
        {
            Task rest = Task.WhenAll(_waiting.Select(waiting => waiting.Keeping));
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Kept> KeepAsync(
        ItemToExamine item, Examined examined, Task before, TaskCompletionSource handed)
    {
        ItemExamined fact;
        Task<Appended> appending;
        try
        {
            fact = await StoreAsync(item, examined);
            await before;
            appending = vault.Ledger.AppendAsync(
                item.Standing.Id, fact, item.Standing.Pseudonym, CancellationToken.None);
        }
        finally
        {
            handed.SetResult();
        }

        return new Kept(examined, item, fact, await appending);
    }

    /// <summary>Durable before the fact that names it.</summary>
    private async Task<ItemExamined> StoreAsync(ItemToExamine item, Examined examined)
    {
        var none = CancellationToken.None;
        var keeping = examined.Made.Select(async made => new MadeDerivative(
            made.Role,
            await KeptBytes.StoreAsync(vault, made.Bytes, none),
            made.Bytes.Length,
            made.MediaType)).ToList();
        var output = examined.ReportBytes is { } report
            ? await KeptBytes.StoreAsync(vault, report, none)
            : (Hash32?)null;
        return new ItemExamined
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
            Derivatives = await Task.WhenAll(keeping),
        };
    }

    private async Task TellFirstAsync()
    {
        var (keeping, bytes) = _waiting.Dequeue();
        _waitingBytes -= bytes;
        var (examined, item, fact, where) = await keeping;
        counts.Add(examined);
        tell(new CommandEvent.Recorded(fact.Type, where));
        if (examined.Failure is { } failure)
        {
            tell(new CommandEvent.Noted(new Problem(
                failure.Code,
                item.Name ?? item.Id.ToString(),
                $"{fact.Examination}: {failure.Message}",
                "The record says so. `examine --again-failed` tries again what failed.")));
        }

        tell(new CommandEvent.Row(new JsonObject
        {
            ["item"] = item.Id.ToString(),
            ["name"] = item.Name,
            ["examination"] = fact.Examination,
            ["outcome"] = fact.Outcome,
            ["code"] = fact.Code,
            ["message"] = fact.Message,
            ["output"] = fact.Output?.ToHex(),
            ["notes"] = new JsonArray([.. examined.NoteCodes.Distinct().Select(code => (JsonNode?)code)]),
            ["index"] = where.Index,
        }));
    }
}
