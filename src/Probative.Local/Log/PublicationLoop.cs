using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Local.Log;

/// <summary>
/// Publishes in the background, at most once a second, so that a long command's facts do not wait for its
/// end. What it could not do, the next publication does; the one that a command ends with tells of a failure.
/// </summary>
internal sealed class PublicationLoop : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly TilePublisher _publisher;
    private readonly PeriodicTimer _timer;
    private readonly Task _work;

    public PublicationLoop(TilePublisher publisher, TimeProvider clock)
    {
        _publisher = publisher;
        _timer = new PeriodicTimer(Period, clock);
        _work = Task.Run(WorkAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _work;
    }

    private async Task WorkAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            try
            {
                await _publisher.PublishAsync(CancellationToken.None);
            }
            catch (StorageException)
            {
                // A full disk, for one. Nothing was signed; the facts are safe, and the next tick tries
                // again.
            }
            catch (IntegrityException)
            {
                // The publisher has poisoned the writer: whoever appends or publishes next is told why.
                return;
            }
        }
    }
}
