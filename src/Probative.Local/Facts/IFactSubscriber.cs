using Probative.Kernel.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// Is told of facts once they are durable, in the order of the log and without a gap, before their appenders
/// are. Called on the thread that commits: it queues what it is given, waits at most for room in its queue,
/// and MUST NOT throw. What it misses because the process ends, it finds in the ledger at the next opening.
/// </summary>
internal interface IFactSubscriber
{
    void Committed(IReadOnlyList<RecordedFact> facts);
}
