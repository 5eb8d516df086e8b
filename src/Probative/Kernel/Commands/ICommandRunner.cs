namespace Probative.Kernel.Commands;

/// <summary>
/// Runs commands on a vault that is open. What shows or takes out what is in cases is noted in the access log
/// before it begins, by whoever runs it and nowhere else.
/// </summary>
public interface ICommandRunner
{
    /// <summary>
    /// The events of the command, the last of them <see cref="CommandEvent.Finished"/>. A command that cannot
    /// be run here (one that opens or makes a vault by itself) ends with <see cref="Ending.WrongUsage"/>.
    /// </summary>
    /// <param name="command">What to do; who acts in it was asked before.</param>
    /// <param name="why">The reason given for the access log, or null: not stated.</param>
    /// <param name="ct">Brings what is in flight to its end, recorded, and then ends.</param>
    IAsyncEnumerable<CommandEvent> RunAsync(ICommand command, string? why, CancellationToken ct);
}
