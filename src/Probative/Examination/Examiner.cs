using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Preservation;

namespace Probative.Examination;

/// <summary>
/// Examines items, as far as they were not examined by the same procedure before. A crash leaves some
/// examinations recorded and perhaps a derivative that no fact speaks of; the same command goes on from
/// there.
/// </summary>
/// <param name="vault">The vault, open for writing.</param>
/// <param name="asked">What there is to examine by; the vault is opened while programs are asked.</param>
/// <param name="open">Makes the workbench of one worker.</param>
public sealed class Examiner(IVault vault, Task<ExaminationList> asked, Func<Workbench> open)
    : ICommandHandler<Examine>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(Examine command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(Examine command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (cases, only, refusal) = await new ItemRoll(vault).ChooseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (refusal is not null)
        {
            tell.Refuse(Ending.WrongUsage, refusal);
            return;
        }

        var list = await asked;
        foreach (var missing in list.Missing) tell(new CommandEvent.Noted(missing));
        var (items, restricted) =
            await new ItemsToExamine(vault).FindAsync(cases, only, command.WithRestricted, ct);
        var counts = new ExaminationCounts(items.Count, items.Sum(item => item.SizeBytes));
        await using (var run = new ExaminationRun(vault, list, open, command, counts, tell))
        {
            await run.RunAsync(items, ct);
        }

        var isInterrupted = ct.IsCancellationRequested;
        if (!isInterrupted
            && await list.NotApplicableAsync(counts.Types, null, "any of these items") is { } idle)
            tell(new CommandEvent.Noted(idle));
        if (isInterrupted)
        {
            tell(new CommandEvent.Noted(new Problem(
                "interrupted",
                null,
                "You stopped it. Every examination that came to its end is recorded.",
                "Run the same command again: it goes on where this run stopped.")));
        }

        if (counts.Performed > 0) await vault.Ledger.PublishAsync(CancellationToken.None);
        tell(new CommandEvent.Finished(
            counts.Unreadable > 0 ? Ending.DamageFound
                : isInterrupted || counts.Failed > 0 ? Ending.DoneWithFailures
                : Ending.Done,
            new JsonObject
            {
                ["items"] = counts.Items,
                ["restricted"] = restricted,
                ["performed"] = counts.Performed,
                ["stood"] = counts.Stood,
                ["stood_failed"] = counts.StoodFailed,
                ["failed"] = counts.Failed,
                ["unreadable"] = counts.Unreadable,
                ["examinations"] = counts.ToJson(),
                ["notes"] = counts.NotesToJson(),
                ["missing_tools"] = new JsonArray([.. list.Missing.Select(gone => (JsonNode?)gone.Path)]),
                ["was_interrupted"] = isInterrupted,
                ["scope"] = Scope,
                ["checkpoint"] = Published.ToJson(vault),
            }));
    }

    /// <summary>Said with every result: what examining does not show.</summary>
    public const string Scope =
        "What programs read in the bytes or measured of them. Whoever made a file could write anything into "
        + "it; nothing here shows that it is what it seems to be.";
}
