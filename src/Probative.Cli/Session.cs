using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Probative.Cli.Running;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local;

namespace Probative.Cli;

/// <summary>
/// One command line, parsed: opens the vault, runs the command, and tells its events to the report.
/// </summary>
internal sealed class Session(
    ParseResult parsed,
    GlobalOptions globals,
    IReport report,
    Surroundings around,
    CancellationToken interrupt)
{
    public ParseResult Parsed => parsed;

    public IReport Report => report;

    public Surroundings Around => around;

    /// <summary>Cancelled by Ctrl-C and by a request to end.</summary>
    public CancellationToken Interrupt => interrupt;

    /// <summary>The file for `--jsonl`, or null: lists are then cut at their default limit.</summary>
    public string? RowPath => parsed.GetValue(globals.JsonLines);

    public VaultAccess Access => new(parsed, globals, around, report.MayAsk);

    /// <summary>Who acts, as it was said; null when it was not.</summary>
    public string? Wanted =>
        parsed.GetValue(globals.As) ?? Surroundings.Variable(Surroundings.MemberVariable);

    private string? Why => parsed.GetValue(globals.Why) ?? Surroundings.Variable(Surroundings.WhyVariable);

    /// <summary>What was asked for, or the end of a list: everything when the rows go to a file.</summary>
    public long Limit(long? asked) => asked ?? (RowPath is null ? Limits.Default : long.MaxValue);

    /// <summary>
    /// What was given on the command line and means nothing to a command that opens no vault and has no rows.
    /// </summary>
    public Problem? Unneeded(string command) =>
        globals.OfVaults.FirstOrDefault(one => parsed.GetResult(one) is { Implicit: false }) is { } given
            ? new Problem(
                "option-not-used",
                null,
                $"{given.Name} means nothing to `{command}`: it opens no vault, and has no rows.",
                $"Leave it out. `probative {command} FILE --json` tells everything.")
            : null;

    public int Refuse(params IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) report.Note(problem);
        return report.End(Ending.WrongUsage, null, null);
    }

    /// <summary>Ends where nothing was done, with why.</summary>
    public int End(Refusal refusal)
    {
        report.Note(refusal.Problem);
        return report.End(refusal.Ending, null, null);
    }

    public async Task<int> RunAsync<TCommand>(Work<TCommand> work)
        where TCommand : ICommand
    {
        var blank = work.Command(default);
        report.Command = blank.Name;
        RowFile? rowFile = null;
        if (RowPath is { } path)
        {
            var writes = CommandRoutes.Of<TCommand>().Writes(blank);
            (rowFile, var problem) = RowFile.Open(path, isAcknowledging: writes);
            if (problem is not null) return Refuse(problem);
        }

        using (rowFile)
        {
            var (ending, result, rows) = await RunAsync(work, new RowSink(rowFile, work.RowsMax));
            rowFile?.Complete();
            if (rowFile?.Failure is { } torn)
            {
                report.Note(torn);
                ending = Ending.Refused;
            }

            return report.End(ending, result, result is null ? null : page => work.Print(
                page, Reread.Of(result), [.. rows.Select(Reread.Of)]));
        }
    }

    /// <summary>
    /// Runs a command that needs no open vault; its rows are left out. What it takes out of a vault is noted
    /// in the access log of <paramref name="source"/>, if anybody gave what opens its keys.
    /// </summary>
    public async Task<int> RunAsync<TCommand>(
        TCommand command,
        ICommandHandler<TCommand> handler,
        Action<Page, JsonObject> print,
        VaultRequest? source = null)
        where TCommand : ICommand
    {
        report.Command = command.Name;
        var (vault, note) = source is null ? (null, null) : await AccessNote.BeginAsync(
            source, command.Name, Wanted, Why, report.Note);
        await using var opened = vault;
        await using var display = OpenDisplay(isLong: true);
        using var lines = report.TellThrough(display);
        var (ending, result, _) =
            await TellAsync(handler.RunAsync(command, interrupt), new RowSink(null, 0), display, note);
        if (note is not null) await note.EndAsync(ending);
        return report.End(ending, result, result is null ? null : page => print(page, Reread.Of(result)));
    }

    private async Task<(Ending, JsonObject?, IReadOnlyList<JsonObject>)> RunAsync<TCommand>(
        Work<TCommand> work, RowSink rows)
        where TCommand : ICommand
    {
        var blank = work.Command(default);
        var writes = CommandRoutes.Of<TCommand>().Writes(blank);

        // A vault has one writer: while a server is that, it does what is asked here.
        if (writes && Access.Folder is { } folder)
        {
            var (served, unusable) = await ServedVault.FindAsync(folder, interrupt);
            if (unusable is not null)
            {
                report.Note(unusable);
                return (Ending.Refused, null, []);
            }

            using (served)
            {
                if (served is not null) return await RunAsync(work, served, rows);
            }
        }

        var (vault, refusal, notes) = await Access.OpenAsync(blank.Name, writes, interrupt);
        foreach (var note in notes) report.Note(note);
        if (vault is null)
        {
            report.Note(refusal!.Problem);
            return (refusal.Ending, null, []);
        }

        await using (vault)
        {
            var member = default(MemberId);
            if (work.NeedsMember)
            {
                var wanted = Wanted;
                var found = await new MemberRoll(vault).FindAsync(wanted, interrupt);
                if (found is not MemberFound.One(var one))
                {
                    report.Note(found.ToProblem(wanted)!);
                    return (Ending.WrongUsage, null, []);
                }

                member = one.Id;
            }

            await using var commands = new VaultCommands(vault);
            return await RunAsync(work, commands, member, rows);
        }
    }

    private async Task<(Ending, JsonObject?, IReadOnlyList<JsonObject>)> RunAsync<TCommand>(
        Work<TCommand> work, ServedVault served, RowSink rows)
        where TCommand : ICommand
    {
        var (member, problem) = work.NeedsMember ? await served.WhoAsync(Wanted, interrupt) : default;
        if (problem is null) return await RunAsync(work, served, member, rows);
        report.Note(problem);
        return (Ending.WrongUsage, null, []);
    }

    private async Task<(Ending, JsonObject?, IReadOnlyList<JsonObject>)> RunAsync<TCommand>(
        Work<TCommand> work, ICommandRunner runner, MemberId member, RowSink rows)
        where TCommand : ICommand
    {
        await using var display = OpenDisplay(work.IsLong);
        using var lines = report.TellThrough(display);
        return await TellAsync(runner.RunAsync(work.Command(member), Why, interrupt), rows, display, null);
    }

    private async Task<(Ending Ending, JsonObject? Result, IReadOnlyList<JsonObject> Rows)> TellAsync(
        IAsyncEnumerable<CommandEvent> events, RowSink rows, IProgressDisplay display, AccessNote? note)
    {
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case CommandEvent.Progress progress:
                    display.Show(progress);
                    break;
                case CommandEvent.Noted(var problem):
                    report.Note(problem);
                    break;
                case CommandEvent.Row(var row):
                    note?.Add(row);
                    rows.Add(row);
                    break;
                case CommandEvent.Finished(var ending, var result):
                    note?.Add(result);
                    return (ending, rows.Complete(result), rows.Kept);
            }
        }

        throw new InvalidOperationException("A handler ended without saying how.");
    }

    private IProgressDisplay OpenDisplay(bool isLong)
    {
        if (!isLong || parsed.GetValue(globals.Quiet)) return new NoProgress(around.Error);
        return around.IsErrorTerminal
            ? new BarProgress(around.Error)
            : new LineProgress(around.Error, TimeProvider.System);
    }
}
