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

    /// <summary>
    /// The schema that the store had before it was brought to the present one, while no fact says so; else
    /// null.
    /// </summary>
    int? UpgradedFrom { get; }

    /// <summary>Forgets <see cref="UpgradedFrom"/>: a durable fact says it. Durable on return.</summary>
    void ForgetUpgrade();

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

    /// <summary>
    /// Changes sealed fields of facts that stand already, appends the facts that say so, and notes what has
    /// to follow: all or none. Durable on return. Not before the notes are gone is anything destroyed for
    /// good.
    /// </summary>
    /// <param name="changes">Taken once, before the facts are asked for.</param>
    /// <param name="facts">
    /// The facts to append, at least one, whose indexes follow on <see cref="Size"/>.
    /// </param>
    /// <param name="latestAt">When the last of them was accepted.</param>
    /// <param name="follows">What has to follow.</param>
    /// <inheritdoc cref="Append" path="/exception"/>
    void Rewrite(
        IEnumerable<SealedChange> changes,
        Func<IReadOnlyList<StoredFact>> facts,
        Func<DateTimeOffset> latestAt,
        Shredding follows);

    /// <summary>What a rewriting noted and nobody has finished.</summary>
    IReadOnlyList<Shredding> Unfinished();

    /// <summary>
    /// Leaves nothing of what was overwritten in any file of the store; returns when that is durable.
    /// </summary>
    /// <exception cref="Kernel.Vault.StorageException">Somebody reads: it can be tried again.</exception>
    void Purge();

    /// <summary>Everything that was noted for this case is done. Durable on return, and purged.</summary>
    void Finish(CaseId @case);

    /// <summary>Opens a reader for one thread at a time.</summary>
    IFactRows OpenRows();
}
