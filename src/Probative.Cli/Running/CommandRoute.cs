using Probative.Kernel.Commands;
using Probative.Local;

namespace Probative.Cli.Running;

/// <summary>How one command is run on an open vault.</summary>
internal sealed class CommandRoute
{
    private readonly Func<LocalVault, ICommand, CancellationToken, IAsyncEnumerable<CommandEvent>> _run;

    private CommandRoute(
        Type command,
        string name,
        bool writes,
        bool opens,
        Func<LocalVault, ICommand, CancellationToken, IAsyncEnumerable<CommandEvent>> run)
    {
        (Command, Name, Writes, Opens, _run) = (command, name, writes, opens, run);
    }

    /// <summary>The record that is asked with.</summary>
    public Type Command { get; }

    /// <summary>The words of the command: `list items`.</summary>
    public string Name { get; }

    /// <summary>Needs the vault's lock.</summary>
    public bool Writes { get; }

    /// <summary>
    /// True when it shows what is in cases, or takes it out of the house: then the access log says so.
    /// </summary>
    public bool Opens { get; }

    public static CommandRoute Of<T>(
        string name, bool writes, bool opens, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => new(
            typeof(T), name, writes, opens, (vault, command, ct) => handler(vault).RunAsync((T)command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(
        LocalVault vault, ICommand command, CancellationToken ct) => _run(vault, command, ct);
}
