using Probative.Kernel.Commands;

namespace Probative.Kernel.Outside;

/// <summary>
/// The one way to the network. Implementations: the capture program of Probative.Local, which runs in a
/// process of its own, and one in memory for the tests. It MUST ask nobody but the addresses it is given.
/// </summary>
public interface IOutside
{
    /// <summary>Why nothing can be sent at all; null when it can.</summary>
    Problem? Refusal();

    /// <summary>
    /// Sends every request and gives exactly one outcome for each, in the order in which they come, with the
    /// place of the request in the list. Cancelling ends what is still open.
    /// </summary>
    IAsyncEnumerable<(int Place, OutsideOutcome Outcome)> AskAsync(
        IReadOnlyList<OutsideRequest> requests, CancellationToken ct);
}
