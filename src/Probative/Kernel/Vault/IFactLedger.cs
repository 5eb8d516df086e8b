using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Vault;

/// <summary>
/// The one place where facts are recorded. Implementations: the SQLite ledger of Probative.Local, and the
/// ledger of the simulated disk that the fault tests run on.
/// </summary>
public interface IFactLedger
{
    /// <summary>The number of facts acknowledged so far, which is the log index of the next one.</summary>
    long Size { get; }

    /// <summary>
    /// Creates a case with a key of its own and records its first fact. The key MUST be durable before the
    /// fact is: a crash between the two leaves a key that opens nothing.
    /// </summary>
    Task<Appended> OpenCaseAsync(IFact first, string actor, CancellationToken ct);

    /// <summary>
    /// Records one fact. The task MUST NOT complete before the fact and its sealed fields are durable; it
    /// completes with where they stand. Many callers may append at once; facts of one caller keep their order
    /// when it awaits each, or when it calls in order without awaiting.
    /// </summary>
    Task<Appended> AppendAsync(CaseId @case, IFact fact, string actor, CancellationToken ct);

    /// <summary>
    /// Destroys fields and the bytes of items, and records the facts that say so; completes with where those
    /// stand, when nothing in the vault opens any more what was destroyed. The views were made anew by then.
    /// </summary>
    /// <exception cref="StorageException">
    /// Nothing was destroyed; or, with the code `destruction-unfinished`, everything is destroyed on the
    /// record and the next writer removes what is left of it.
    /// </exception>
    Task<IReadOnlyList<Appended>> DestroyAsync(DestructionOrder order, CancellationToken ct);

    /// <summary>
    /// Publishes everything acknowledged so far: tiles, re-read and verified, then a signed checkpoint.
    /// Returns the signed note's bytes. Called before any command, proof or package ends.
    /// </summary>
    Task<byte[]> PublishAsync(CancellationToken ct);

    /// <summary>
    /// Facts with from &lt;= index &lt; to, in order, opened as far as their keys still exist.
    /// </summary>
    IAsyncEnumerable<RecordedFact> ReadAsync(long from, long to, CancellationToken ct);

    /// <summary>
    /// The facts of one case in order of their numbers, from fact <paramref name="fromNumber"/> on.
    /// </summary>
    IAsyncEnumerable<RecordedFact> ReadCaseAsync(CaseId @case, long fromNumber, CancellationToken ct);
}
