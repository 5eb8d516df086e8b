using Probative.Ledger;

namespace Probative.Local.Durable;

/// <summary>
/// Remembers the first doubt about the record's integrity. Once taken, nothing that writes to this vault goes
/// on in this process: loading it again is the recovery.
/// </summary>
internal sealed class Poison
{
    private readonly TaskCompletionSource<IntegrityException> _doubt =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsTaken => _doubt.Task.IsCompleted;

    /// <summary>Completes with the first doubt; most never do.</summary>
    public Task<IntegrityException> Taken => _doubt.Task;

    public void Take(IntegrityException doubt) => _doubt.TrySetResult(doubt);

    /// <summary>A new exception each time, since many waiters may throw it at once.</summary>
    public void ThrowIfTaken()
    {
        if (!IsTaken) return;
        var doubt = _doubt.Task.Result;
        throw new IntegrityException(doubt.Code, doubt.Message, doubt.Hint, doubt);
    }
}
