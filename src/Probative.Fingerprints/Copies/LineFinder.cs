namespace Probative.Fingerprints.Copies;

/// <summary>
/// Lines of time through pairs that may show the same. Each pair votes for the line of equal speed through
/// it, each two for the line through both; a line gets what its best pair of each sample of the second film
/// weighs.
/// </summary>
internal sealed class LineFinder
{
    private const int MostAnchors = 64;
    private const int AnchorsOfSample = 3;
    private const int MostLines = 6;

    /// <summary>A film of ever the same would otherwise win by the weight of a few samples.</summary>
    private const int MostOfSample = 40;

    /// <summary>Nearer pairs tell the speed too roughly, in seconds.</summary>
    private const double LeastDistance = 1.0;

    private readonly double[] _first;
    private readonly double[] _second;
    private readonly Dictionary<(int First, int Second), int> _weights = [];
    private readonly List<PairEvidence> _evidence;

    /// <param name="first">The times of the first film's samples, in seconds.</param>
    /// <param name="second">The times of the second film's samples, in seconds.</param>
    /// <param name="evidence">The pairs of one hand: all mirrored, or none.</param>
    public LineFinder(double[] first, double[] second, List<PairEvidence> evidence)
    {
        (_first, _second, _evidence) = (first, second, evidence);
        foreach (var pair in evidence) _weights[(pair.First, pair.Second)] = pair.Weight;
    }

    /// <summary>The best lines, best first, none nearly the same as a better one.</summary>
    public List<(TimeLine Line, double Votes)> Find()
    {
        var anchors = Anchors();
        var lines = new List<(TimeLine Line, double Votes)>();
        if (_first.Length == 1)
        {
            if (anchors.Count > 0) lines.Add((new TimeLine(0, _first[0]), Votes(new TimeLine(0, _first[0]))));
            return lines;
        }

        foreach (var anchor in anchors)
        {
            Add(new TimeLine(1, _first[anchor.First] - _second[anchor.Second]), 1.06, lines);
        }

        for (var i = 0; i < anchors.Count; i++)
        {
            for (var j = i + 1; j < anchors.Count; j++)
            {
                if (Through(anchors[i], anchors[j]) is { } line) Add(line, 1, lines);
            }
        }

        return Distinct(lines);
    }

    private List<PairEvidence> Anchors()
    {
        var ofSample = new int[_second.Length];
        var anchors = new List<PairEvidence>();
        foreach (var pair in _evidence.OrderByDescending(pair => pair.Weight)
            .ThenBy(pair => pair.Second).ThenBy(pair => pair.First))
        {
            if (ofSample[pair.Second] >= AnchorsOfSample) continue;
            ofSample[pair.Second]++;
            anchors.Add(pair);
            if (anchors.Count == MostAnchors) break;
        }

        return anchors;
    }

    private TimeLine? Through(PairEvidence one, PairEvidence other)
    {
        var across = _second[other.Second] - _second[one.Second];
        if (Math.Abs(across) < LeastDistance) return null;
        var speed = (_first[other.First] - _first[one.First]) / across;
        if (speed is < TimeLine.SlowestSpeed or > TimeLine.FastestSpeed) return null;
        return new TimeLine(speed, _first[one.First] - (speed * _second[one.Second]));
    }

    private void Add(TimeLine line, double favour, List<(TimeLine Line, double Votes)> lines) =>
        lines.Add((line, favour * Votes(line)));

    private double Votes(TimeLine line)
    {
        var votes = 0;
        for (var j = 0; j < _second.Length; j++)
        {
            var below = Below(_first, line.At(_second[j]));
            var best = 0;
            for (var i = Math.Max(0, below); i <= Math.Min(below + 1, _first.Length - 1); i++)
            {
                if (_weights.TryGetValue((i, j), out var weight)) best = Math.Max(best, weight);
            }

            votes += Math.Min(best, MostOfSample);
        }

        return votes;
    }

    /// <summary>The last sample at or before a time; -1 where there is none.</summary>
    public static int Below(double[] times, double time)
    {
        var found = Array.BinarySearch(times, time);
        return found >= 0 ? found : ~found - 1;
    }

    private List<(TimeLine Line, double Votes)> Distinct(List<(TimeLine Line, double Votes)> lines)
    {
        var kept = new List<(TimeLine Line, double Votes)>();
        var (start, end) = (_second[0], _second[^1]);
        foreach (var line in lines.OrderByDescending(line => line.Votes)
            .ThenBy(line => line.Line.OffsetSeconds).ThenBy(line => line.Line.Speed))
        {
            var isKnown = kept.Any(other =>
                Math.Abs(other.Line.At(start) - line.Line.At(start)) < 0.6
                && Math.Abs(other.Line.At(end) - line.Line.At(end)) < 0.6);
            if (isKnown) continue;
            kept.Add(line);
            if (kept.Count == MostLines) break;
        }

        return kept;
    }
}
