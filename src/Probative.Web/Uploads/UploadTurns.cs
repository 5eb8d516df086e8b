using System.Collections.Concurrent;

namespace Probative.Web.Uploads;

/// <summary>One request at a time writes to an upload: a second one is told to wait.</summary>
internal sealed class UploadTurns
{
    private readonly ConcurrentDictionary<string, bool> _taken = [];

    /// <summary>The turn, until it is disposed; null when somebody has it.</summary>
    public IDisposable? Take(string id) => _taken.TryAdd(id, true) ? new Turn(_taken, id) : null;

    private sealed class Turn(ConcurrentDictionary<string, bool> taken, string id) : IDisposable
    {
        public void Dispose() => taken.TryRemove(id, out _);
    }
}
