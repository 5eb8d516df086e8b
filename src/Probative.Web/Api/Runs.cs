using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Probative.Kernel.Ids;
using Probative.Web.SignIn;

namespace Probative.Web.Api;

/// <summary>
/// The commands that were sent and have not ended. Each can be stopped by whoever sent it, and ends early
/// when its reader leaves or the server stops; what it has in flight is recorded first.
/// </summary>
internal sealed class Runs(IHostApplicationLifetime server)
{
    private readonly ConcurrentDictionary<string, Run> _going = [];

    public Run Begin(Visitor who, CancellationToken left)
    {
        var run = new Run(this, who, CancellationTokenSource.CreateLinkedTokenSource(
            left, server.ApplicationStopping));
        _going[run.Name] = run;
        return run;
    }

    /// <summary>Stops a command; false when there is none of this name that the person may stop.</summary>
    public async Task<bool> StopAsync(string name, Func<Visitor, bool> may)
    {
        if (!_going.TryGetValue(name, out var run) || !may(run.Who)) return false;
        await run.StopAsync();
        return true;
    }

    /// <summary>One command that is going on.</summary>
    internal sealed class Run(Runs all, Visitor who, CancellationTokenSource stop) : IDisposable
    {
        public string Name { get; } = Id.New().ToString();

        public Visitor Who => who;

        public CancellationToken Stopped { get; } = stop.Token;

        public async Task StopAsync()
        {
            try
            {
                await stop.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }

        public void Dispose()
        {
            all._going.TryRemove(Name, out _);
            stop.Dispose();
        }
    }
}
