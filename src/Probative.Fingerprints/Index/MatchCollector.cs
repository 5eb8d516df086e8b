namespace Probative.Fingerprints.Index;

/// <summary>
/// The nearest matches of one query so far, no more than a limit: a heap with the farthest on top once the
/// limit is reached. What is kept does not depend on the order in which matches come.
/// </summary>
internal sealed class MatchCollector(int limit)
{
    private HashMatch[] _matches = [];
    private int _count;

    public bool More { get; private set; }

    /// <summary>Whether a match at this distance could not be listed, whatever its tag.</summary>
    public bool IsClosedAt(int distance) => More && _count == limit && distance > _matches[0].Distance;

    /// <summary>Whether a match with these would be listed; notes that there are more where not.</summary>
    public bool Takes(HashMatch match)
    {
        if (_count < limit) return true;
        More = true;
        return match < _matches[0];
    }

    public void Add(HashMatch match)
    {
        if (!Takes(match)) return;
        if (_count == limit)
        {
            _matches[0] = match;
            Sink();
            return;
        }

        if (_count == _matches.Length) Array.Resize(ref _matches, Math.Min(limit, Math.Max(4, _count * 2)));
        _matches[_count++] = match;
        if (_count == limit) BuildHeap();
    }

    public MatchList ToList()
    {
        var sorted = _matches.AsSpan(0, _count).ToArray();
        Array.Sort(sorted);
        return new MatchList(sorted, More);
    }

    private void BuildHeap()
    {
        // Descending order is a heap with the greatest on top.
        Array.Sort(_matches, 0, _count);
        Array.Reverse(_matches, 0, _count);
    }

    private void Sink()
    {
        var (at, moving) = (0, _matches[0]);
        for (var child = 1; child < _count; child = (2 * at) + 1)
        {
            if (child + 1 < _count && _matches[child + 1] > _matches[child]) child++;
            if (_matches[child] <= moving) break;
            _matches[at] = _matches[child];
            at = child;
        }

        _matches[at] = moving;
    }
}
