namespace Probative.Kernel.Commands;

/// <summary>Does what a command asks, against an open vault. One implementation for each command.</summary>
public interface ICommandHandler<in TCommand>
    where TCommand : ICommand
{
    /// <summary>
    /// The last event is <see cref="CommandEvent.Finished"/>, whatever happened short of an exception. When
    /// <paramref name="ct"/> is cancelled, work that is in flight is brought to its end and recorded; then
    /// it ends.
    /// </summary>
    IAsyncEnumerable<CommandEvent> RunAsync(TCommand command, CancellationToken ct);
}
