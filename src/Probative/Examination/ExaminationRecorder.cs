using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Examination;

/// <summary>
/// Keeps and records what one worker found, one after the other, while the worker goes on examining: waiting
/// for the disk costs as much as reading a photograph. A crash loses what was not recorded yet, and the next
/// run makes it again; it may leave derivatives that no fact names.
/// </summary>
internal sealed class ExaminationRecorder(
    IVault vault, ExaminationCounts counts, Action<CommandEvent> tell)
{
    private Task _last = Task.CompletedTask;

    /// <summary>
    /// Waits for what was given before, throws what came of that, and begins with this. Not cancelled.
    /// </summary>
    public async Task RecordAsync(ItemToExamine item, Examined examined)
    {
        await _last;
        _last = Task.Run(() => KeepAsync(item, examined), CancellationToken.None);
    }

    /// <summary>Waits for the last, and throws what came of it.</summary>
    public Task FinishAsync() => _last;

    private async Task KeepAsync(ItemToExamine item, Examined examined)
    {
        var none = CancellationToken.None;
        var keeping = examined.Made.Select(async made => new MadeDerivative(
            made.Role,
            await KeptBytes.StoreAsync(vault, made.Bytes, none),
            made.Bytes.Length,
            made.MediaType)).ToList();
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
            Derivatives = await Task.WhenAll(keeping),
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
