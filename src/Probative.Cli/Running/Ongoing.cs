namespace Probative.Cli.Running;

/// <summary>
/// The work that goes on with a vault: told to stop, and waited for, before the vault is closed. What comes
/// after that is turned away.
/// </summary>
internal sealed class Ongoing : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isEnding;

    /// <summary>Null when the vault is being closed.</summary>
    public Part? Begin(CancellationToken ct)
    {
        lock (_lock)
        {
            if (_isEnding) return null;
            _count++;
        }

        return new Part(this, CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token));
    }

    /// <summary>Returns when nothing goes on, and nothing begins any more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isEnding = true;
            if (_count == 0) _idle.TrySetResult();
        }

        await _stop.CancelAsync();
        await _idle.Task;
        _stop.Dispose();
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0 && _isEnding) _idle.TrySetResult();
        }
    }

    /// <summary>One piece of work.</summary>
    internal sealed class Part(Ongoing all, CancellationTokenSource stop) : IDisposable
    {
        public CancellationToken Stopped { get; } = stop.Token;

        public void Dispose()
        {
            stop.Dispose();
            all.Leave();
        }
    }
}
