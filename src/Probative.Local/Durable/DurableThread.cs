using System.Diagnostics;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Local.Durable;

/// <summary>
/// The one thread on which everything outside SQLite is written, in the order in which it was asked for. One
/// thread, because fault injection counts system calls by thread, and because the order of writes is then the
/// order of code. The first <see cref="IntegrityException"/> ends it for good: every later piece of work
/// fails with the same.
/// </summary>
internal sealed class DurableThread : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _work = new();
    private readonly SemaphoreSlim _queued = new(0);
    private readonly Thread _thread;
    private readonly Poison _poison;
    private bool _closed;

    public DurableThread(IVaultFs fs, Poison poison)
    {
        Fs = fs;
        _poison = poison;
        _thread = new Thread(Work) { Name = "durable", IsBackground = true };
        _thread.Start();
    }

    /// <summary>For reading from any thread; what writes belongs inside <see cref="RunAsync"/>.</summary>
    public IVaultFs Fs { get; }

    /// <summary>Runs a piece of work after all that was asked for before.</summary>
    public Task<T> RunAsync<T>(Func<IVaultFs, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                _poison.ThrowIfTaken();
                done.SetResult(work(Fs));
            }
            catch (StorageException failure)
            {
                done.SetException(failure);
            }
            catch (IntegrityException doubt)
            {
                _poison.Take(doubt);
                done.SetException(doubt);
            }
        });
        return done.Task;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Action<IVaultFs> work) => RunAsync(fs =>
    {
        work(fs);
        return true;
    });

    /// <summary>Finishes what was asked for, then ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }

        _queued.Release();
        _thread.Join();
        _queued.Dispose();
    }

    private void Post(Action work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _work.Enqueue(work);
        }

        _queued.Release();
    }

    private void Work()
    {
        while (true)
        {
            _queued.Wait();
            Action? work;
            lock (_gate)
            {
                if (!_work.TryDequeue(out work))
                {
                    Debug.Assert(_closed, "The thread is woken for work or to end.");
                    return;
                }
            }

            work();
        }
    }
}
