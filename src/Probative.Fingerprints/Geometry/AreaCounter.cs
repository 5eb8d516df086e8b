namespace Probative.Fingerprints.Geometry;

/// <summary>
/// Counts matches by distinct areas: of each pair of frames the areas in which they lie, in the frame where
/// that is fewer.
/// </summary>
/// <param name="samples">How many pairs of frames there are.</param>
internal sealed class AreaCounter(int samples)
{
    private readonly int[] _from = new int[samples * PointMatch.Areas];
    private readonly int[] _to = new int[samples * PointMatch.Areas];
    private int _round;
    private int _sample = -1;
    private int _fromCount;
    private int _toCount;
    private int _total;

    /// <summary>What was counted since it was cleared.</summary>
    public int Total => _total + Math.Min(_fromCount, _toCount);

    public void Clear()
    {
        _round++;
        (_sample, _fromCount, _toCount, _total) = (-1, 0, 0, 0);
    }

    /// <summary>Takes a match; matches come in order of their samples.</summary>
    public void Add(PointMatch match)
    {
        if (match.Sample != _sample)
        {
            _total += Math.Min(_fromCount, _toCount);
            (_sample, _fromCount, _toCount) = (match.Sample, 0, 0);
        }

        ref var from = ref _from[(match.Sample * PointMatch.Areas) + match.FromArea];
        if (from != _round) _fromCount++;
        from = _round;
        ref var to = ref _to[(match.Sample * PointMatch.Areas) + match.ToArea];
        if (to != _round) _toCount++;
        to = _round;
    }

    public int Count(List<PointMatch> matches)
    {
        Clear();
        foreach (var match in matches) Add(match);
        return Total;
    }
}
