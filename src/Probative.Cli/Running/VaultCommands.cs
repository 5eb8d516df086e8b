using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local;

namespace Probative.Cli.Running;

/// <summary>
/// Runs commands on one vault that is open: for the command line, for the rooms of the workbench and for
/// whoever sends them.
/// </summary>
internal sealed class VaultCommands(LocalVault vault) : ICommandRunner, IAsyncDisposable
{
    private readonly Ongoing _ongoing = new();

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ICommand command, string? why, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!CommandRoutes.TryFind(command, out var route))
        {
            foreach (var refused in Answer.Refused(NotHere(command)).Events()) yield return refused;
            yield break;
        }

        using var part = _ongoing.Begin(ct);
        if (part is null)
        {
            foreach (var refused in Answer.Refused(Closing()).Events()) yield return refused;
            yield break;
        }

        // Before anything is opened, so that nobody reads without an entry.
        List<Problem> problems = [];
        MemberId? by = (command as IActedCommand)?.By;
        var note = route.Form.Opens
            ? await AccessNote.BeginAsync(vault, command.Name, by, why, problems.Add)
            : null;
        foreach (var problem in problems) yield return new CommandEvent.Noted(problem);
        problems.Clear();
        await foreach (var happened in route.RunAsync(vault, command, part.Stopped))
        {
            if (note is not null) await TellAsync(note, happened);
            if (happened is CommandEvent.Finished && route.Writes(command)
                && vault.NotRemembered is { } forgotten)
            {
                yield return new CommandEvent.Noted(forgotten);
            }

            foreach (var problem in problems) yield return new CommandEvent.Noted(problem);
            problems.Clear();
            yield return happened;
        }
    }

    /// <summary>Stops what goes on, waits until it has recorded its end, and takes nothing more.</summary>
    public ValueTask DisposeAsync() => _ongoing.DisposeAsync();

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

    private static Problem Closing() => new(
        "vault-closing",
        null,
        "The server is closing this vault. Nothing was done.",
        "Run the same command again.");

    private static Problem NotHere(ICommand command) => new(
        "not-served",
        null,
        $"`{command.Name}` opens or makes a vault by itself.",
        "Stop the server, or run it by the command line on another folder.");
}
