using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Local;

namespace Probative.Cli.Running;

/// <summary>Runs commands on one vault that stays open.</summary>
internal sealed class VaultCommands(LocalVault vault) : ICommandRunner
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ICommand command, string? why, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!CommandRoutes.TryFind(command, out var route))
        {
            foreach (var refused in Answer.Refused(NotHere(command)).Events()) yield return refused;
            yield break;
        }

        // Before anything is opened, so that nobody reads without an entry.
        List<Problem> problems = [];
        var by = (command as IActedCommand)?.By;
        var note = route.Opens
            ? await AccessNote.BeginAsync(vault, route.Name, by, why, problems.Add)
            : null;
        foreach (var problem in problems) yield return new CommandEvent.Noted(problem);
        await foreach (var happened in route.RunAsync(vault, command, ct))
        {
            if (note is not null) await TellAsync(note, happened);
            yield return happened;
        }
    }

    private static async Task TellAsync(AccessNote note, CommandEvent happened)
    {
        switch (happened)
        {
            case CommandEvent.Row(var row):
                note.Add(row);
                break;
            case CommandEvent.Finished(var ending, var result):
                note.Add(result);
                await note.EndAsync(ending);
                break;
        }
    }

    private static Problem NotHere(ICommand command) => new(
        "not-served",
        null,
        $"`{command.Name}` opens or makes a vault by itself.",
        "Stop the server, or run it by the command line on another folder.");
}
