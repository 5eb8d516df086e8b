using Probative.Kernel.Commands;
using Probative.Local;

namespace Probative.Cli.Running;

/// <summary>How one command is run on an open vault.</summary>
internal sealed class CommandRoute
{
    private readonly Func<ICommand, bool> _writes;
    private readonly Func<LocalVault, ICommand, CancellationToken, IAsyncEnumerable<CommandEvent>> _run;

    private CommandRoute(
        CommandForm form,
        Func<ICommand, bool> writes,
        Func<LocalVault, ICommand, CancellationToken, IAsyncEnumerable<CommandEvent>> run) =>
        (Form, _writes, _run) = (form, writes, run);

    /// <summary>What whoever sends it has to know.</summary>
    public CommandForm Form { get; }

    public static CommandRoute Of<T>(
        string name, bool writes, bool opens, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => new(
            new CommandForm(name, typeof(T), writes, opens),
            _ => writes,
            (vault, command, ct) => handler(vault).RunAsync((T)command, ct));

    /// <summary>Of a command that says itself whether it writes.</summary>
    public static CommandRoute Of<T>(
        string name, Func<T, bool> writes, Func<LocalVault, ICommandHandler<T>> handler)
        where T : ICommand => new(
            new CommandForm(name, typeof(T), Writes: true, Opens: false),
            command => writes((T)command),
            (vault, command, ct) => handler(vault).RunAsync((T)command, ct));

    /// <summary>Needs the vault's lock; false reads beside a writer and from read-only media.</summary>
    public bool Writes(ICommand command) => _writes(command);

    public IAsyncEnumerable<CommandEvent> RunAsync(
        LocalVault vault, ICommand command, CancellationToken ct) => _run(vault, command, ct);
}
