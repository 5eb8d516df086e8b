using Probative.Ledger;

namespace Probative.Local.Durable;

/// <summary>
/// Remembers the first doubt about the record's integrity. Once taken, nothing that writes to this vault goes
/// on in this process: loading it again is the recovery.
/// </summary>
internal sealed class Poison
{
    private IntegrityException? _doubt;

    public bool IsTaken => Volatile.Read(ref _doubt) is not null;

    public void Take(IntegrityException doubt) => Interlocked.CompareExchange(ref _doubt, doubt, null);

    /// <summary>A new exception each time, since many waiters may throw it at once.</summary>
    public void ThrowIfTaken()
    {
        if (Volatile.Read(ref _doubt) is { } doubt)
        {
            throw new IntegrityException(doubt.Code, doubt.Message, doubt.Hint, doubt);
        }
    }
}
