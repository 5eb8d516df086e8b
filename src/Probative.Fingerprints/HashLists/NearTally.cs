using Probative.Fingerprints.Copies;

namespace Probative.Fingerprints.HashLists;

/// <summary>Counts what lies near one print, of one film of a list.</summary>
internal sealed class NearTally
{
    private readonly HashSet<int> _entries = [];
    private int _first = int.MaxValue;
    private int _last;

    /// <summary>How many different entries of the list are near.</summary>
    public int Entries => _entries.Count;

    /// <summary>The smallest distance, in bits.</summary>
    public int Distance { get; private set; } = int.MaxValue;

    /// <summary>From the first sample to the last that something is near.</summary>
    public FilmStretch Stretch => new(_first / 1_000.0, _last / 1_000.0);

    public void Add(int entry, int distance, int timeMilliseconds)
    {
        _entries.Add(entry);
        Distance = Math.Min(Distance, distance);
        _first = Math.Min(_first, timeMilliseconds);
        _last = Math.Max(_last, timeMilliseconds);
    }
}
