namespace Probative.Local.Views;

/// <summary>
/// How far the views are, and who waits for them to be further. Safe for use by several threads.
/// </summary>
internal sealed class ViewReach
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _size;
    private Exception? _failure;

    /// <summary>
    /// Completes when the views hold the facts below this size; fails once they never will.
    /// </summary>
    public Task WaitAsync(long size, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_size >= size) return Task.CompletedTask;
            if (_failure is not null) return Task.FromException(_failure);
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter, size);
            return waiter.Task.WaitAsync(ct);
        }
    }

    public void Advance(long size)
    {
        lock (_gate)
        {
            _size = size;
            while (_waiting.TryPeek(out var waiter, out var wanted) && wanted <= size)
            {
                _waiting.Dequeue();
                waiter.SetResult();
            }
        }
    }

    /// <summary>Tells those who wait, now and later. The first failure is the one that counts.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            while (_waiting.TryDequeue(out var waiter, out _)) waiter.SetException(_failure);
        }
    }
}
