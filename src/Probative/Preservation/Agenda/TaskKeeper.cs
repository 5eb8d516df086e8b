using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Agenda;

/// <summary>Records tasks and how they ended. Anybody who joined the case may do either.</summary>
public sealed class TaskKeeper(IVault vault) : ICommandHandler<AddTask>, ICommandHandler<EndTask>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(AddTask command, CancellationToken ct) =>
        Answer.StreamAsync(AddAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(EndTask command, CancellationToken ct) =>
        Answer.StreamAsync(EndAsync(command, ct));

    private async Task<Answer> AddAsync(AddTask command, CancellationToken ct)
    {
        List<Problem> problems = [];
        if (AgendaText.Check(command.Text, "task") is { } noText) problems.Add(noText);
        if (command.Due is { } due && Edtf.Check(due) is { } noDate) problems.Add(noDate);
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new TargetRoll(vault).FindAsync(command.What, command.Case, command.By, ct);
        if (found is not TargetFound.One(var target))
            return Answer.Refused(((TargetFound.Unclear)found).Problem);
        string? assignee = null;
        if (command.For is { } wanted)
        {
            (assignee, var unknown) = await new JoinedMember(vault).FindAsync(wanted, target.Standing, ct);
            if (unknown is not null) return Answer.Refused(unknown);
        }

        var added = new TaskAdded
        {
            Task = TaskId.New(),
            Item = target.ItemId,
            Text = command.Text.Trim(),
            Assignee = assignee,
            Due = command.Due,
        };
        return await RecordAsync(added.Task, target.Standing, added, ct);
    }

    private async Task<Answer> EndAsync(EndTask command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var cases = await new CaseRoll(vault).OfAsync(command.By, ct);
        List<TaskView> tasks = IdPrefix.TryParse(command.Task, out var prefix)
            ? await FindAsync(prefix, cases, ct)
            : [];
        if (tasks is not [var task]) return Answer.Refused(NotOne(command.Task, tasks));
        if (task.Outcome is { } outcome)
        {
            return Answer.Refused(new Problem(
                "task-ended",
                null,
                $"The task {task.Id} was {outcome} already.",
                "There is nothing to do; `probative task list` shows the open ones."));
        }

        var standing = cases.First(standing => standing.Id == task.Case);
        var ended = new TaskEnded
        {
            Task = task.Id,
            Item = task.Item,
            Outcome = command.IsDropped ? TaskEnded.Dropped : TaskEnded.Done,
            Reason = command.Reason,
        };
        return await RecordAsync(task.Id, standing, ended, ct);
    }

    private async Task<Answer> RecordAsync(TaskId id, Standing standing, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenAgenda();
        var task = await db.Tasks.Current().FirstAsync(row => row.Id == id, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["task"] = AgendaShape.ToJson(task, standing, EdtfDay.Of(vault.Clock.GetUtcNow())),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private async Task<List<TaskView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenAgenda();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of TaskViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Tasks
            .FromSql($"SELECT * FROM task_v1 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(task => ids.Contains(task.Case))
            .OrderBy(task => task.FromIndex)
            .Take(10)
            .ToListAsync(ct);
    }

    private static Problem NotOne(string wanted, List<TaskView> tasks) => tasks.Count == 0
        ? new Problem(
            "task-not-found",
            null,
            $"There is no task \"{wanted}\" in your cases.",
            "Give the id of a task or its first four digits: `probative task list`.")
        : new Problem(
            "task-ambiguous",
            null,
            $"\"{wanted}\" can be {string.Join(", or ", tasks.Select(task => task.Id))}.",
            "Give more digits.");
}
