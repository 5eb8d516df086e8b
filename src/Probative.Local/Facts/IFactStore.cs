using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// The rows of the ledger: appended by one thread, read by any. The SQLite database, and the one of the
/// simulated disk in the fault tests.
/// </summary>
internal interface IFactStore : IDisposable
{
    /// <summary>The number of facts that are durable.</summary>
    long Size { get; }

    /// <summary>The latest time that a fact was accepted at; null before the first.</summary>
    DateTimeOffset? LatestAt { get; }

    /// <summary>
    /// Takes over: raises the epoch, so that no earlier writer can commit again, and says who holds it.
    /// Durable on return, and with it everything that an earlier process committed and did not live to sync.
    /// </summary>
    void TakeOver(string holder);

    /// <summary>The last fact of a case; number 0 when there is none.</summary>
    CaseHead HeadOf(CaseId @case);

    /// <summary>
    /// Appends facts, whose indexes follow on <see cref="Size"/>, all or none. Durable on return.
    /// </summary>
    /// <exception cref="Kernel.Vault.StorageException">The medium refused: nothing was appended.</exception>
    /// <exception cref="Ledger.IntegrityException">
    /// Another writer took over, or it is not known what is durable.
    /// </exception>
    void Append(IReadOnlyList<StoredFact> facts, DateTimeOffset latestAt);

    /// <summary>Opens a reader for one thread at a time.</summary>
    IFactRows OpenRows();
}
