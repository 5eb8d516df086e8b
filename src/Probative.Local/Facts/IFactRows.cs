using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// Reads rows. Not for several threads at once. Each call sees what was durable when it was made.
/// </summary>
internal interface IFactRows : IDisposable
{
    /// <summary>The number of facts now.</summary>
    long Size();

    /// <summary>Whole facts with from &lt;= index &lt; to, in order.</summary>
    IReadOnlyList<StoredFact> Read(long from, long to);

    /// <summary>
    /// At most <paramref name="limit"/> whole facts of one case, from this number on, in order.
    /// </summary>
    IReadOnlyList<StoredFact> ReadCase(CaseId @case, long fromNumber, int limit);

    /// <summary>
    /// Facts without their sealed fields, with from &lt;= index &lt; to: what the log is made of.
    /// </summary>
    IReadOnlyList<StoredFact> ReadLeaves(long from, long to);
}
