using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Intake.Sources;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Intake;

/// <summary>
/// Takes files into a case. Nothing is recorded before everything that was stated is found good; from then on
/// a failure is a fact, the rest goes on, and the same command finishes what was interrupted.
/// </summary>
/// <param name="vault">The open vault.</param>
/// <param name="sources">The operator's files.</param>
/// <param name="tool">Name and version of the program, for `IntakeStarted`.</param>
public sealed class Receiver(IVault vault, ISourceFiles sources, string tool) : ICommandHandler<AddItems>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        AddItems command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            yield return new CommandEvent.Noted(found.ToProblem(command.Case)!);
            yield return new CommandEvent.Finished(Ending.WrongUsage, null);
            yield break;
        }

        var (plan, problems) = IntakePlan.Make(command, standing.Id, sources);
        if (plan is null)
        {
            foreach (var problem in problems) yield return new CommandEvent.Noted(problem);
            yield return new CommandEvent.Finished(Ending.WrongUsage, null);
            yield break;
        }

        await foreach (var happened in RunAsync(plan, standing, ct)) yield return happened;
    }

    private async IAsyncEnumerable<CommandEvent> RunAsync(
        IntakePlan plan, Standing standing, [EnumeratorCancellation] CancellationToken interrupt)
    {
        var continued = vault.Views.FindUnfinishedIntake(standing.Id, plan.Key);
        var intake = continued ?? IntakeId.New();
        if (continued is null) await StartAsync(plan, intake, standing);
        else await IntakeResumption.CompleteLastAsync(vault, standing, intake, plan.StatementOf);

        var counts = new IntakeCounts();
        using var taker = new FileTaker(vault, intake, continued is not null, counts);
        using var counting = new CancellationTokenSource();
        var totals = Task.Run(() => Count(plan, counts, counting.Token), CancellationToken.None);

        var run = new IntakeRun(vault, standing, intake, plan.StatementOf, counts);
        await foreach (var happened in run.RunAsync(plan.Walk(sources), taker, interrupt))
            yield return happened;
        await counting.CancelAsync();
        await totals;

        // Without this fact the intake stays unfinished, and the same command goes on with it.
        var isInterrupted = interrupt.IsCancellationRequested;
        if (!isInterrupted) await FinishAsync(counts, intake, standing);
        await vault.Ledger.PublishAsync(CancellationToken.None);

        if (isInterrupted)
        {
            yield return new CommandEvent.Noted(new Problem(
                "interrupted",
                null,
                "You stopped it. Every file read to its end is recorded; one that was still read is not.",
                "Run the same command again: it goes on where this run stopped."));
        }

        if (!isInterrupted && counts.FilesDone == 0)
        {
            yield return new CommandEvent.Noted(new Problem(
                "nothing-found",
                null,
                "No file was found there: nothing was kept.",
                "Look whether it is the folder you mean; the record says that an intake found nothing."));
        }

        yield return new CommandEvent.Finished(
            isInterrupted || counts.Failed > 0 ? Ending.DoneWithFailures : Ending.Done,
            Result(standing, intake, continued is not null, isInterrupted, counts, run.Indices));
    }

    private Task<Appended> StartAsync(IntakePlan plan, IntakeId intake, Standing standing) =>
        vault.Ledger.AppendAsync(
        standing.Id,
        new IntakeStarted { Intake = intake, Tool = tool, Paths = plan.Roots.Count, Key = plan.Key },
        standing.Pseudonym,
        CancellationToken.None);

    private Task<Appended> FinishAsync(IntakeCounts counts, IntakeId intake, Standing standing) =>
        vault.Ledger.AppendAsync(
        standing.Id,
        new IntakeFinished
        {
            Intake = intake,
            Received = counts.Kept + counts.Again,
            Again = counts.Again,
            Failed = counts.Failed,
        },
        standing.Pseudonym,
        CancellationToken.None);

    private void Count(IntakePlan plan, IntakeCounts counts, CancellationToken ct)
    {
        try
        {
            var (files, bytes) = (0L, 0L);
            foreach (var root in plan.Roots)
            {
                var (rootFiles, rootBytes) = sources.Count(root, ct);
                files += rootFiles;
                bytes += rootBytes;
            }

            if (plan.LeftOut is { } leftOut)
            {
                var (leftOutFiles, leftOutBytes) = sources.Count(leftOut, ct);
                files -= leftOutFiles;
                bytes -= leftOutBytes;
            }

            counts.SetTotals(files, bytes);
        }
        catch (OperationCanceledException)
        {
            // The run was faster than the count; nobody needs the totals any more.
        }
    }

    private JsonObject Result(
        Standing standing,
        IntakeId intake,
        bool isContinued,
        bool isInterrupted,
        IntakeCounts counts,
        (long? First, long? Last) indices) => new()
        {
            ["case"] = standing.ToJson(),
            ["intake"] = intake.ToString(),
            ["continued"] = isContinued,
            ["interrupted"] = isInterrupted,
            ["kept"] = counts.Kept,
            ["again"] = counts.Again,
            ["already"] = counts.Already,
            ["failed"] = counts.Failed,
            ["bytes"] = counts.BytesKept,
            ["first_index"] = indices.First,
            ["last_index"] = indices.Last,
            ["checkpoint"] = Published.ToJson(vault),
        };
}
