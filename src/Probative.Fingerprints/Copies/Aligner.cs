using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>Measures along one line of time whether, where and how two films show the same.</summary>
internal sealed class Aligner
{
    private const int MostPooled = 40;
    private const int LeastSupport = 5;

    /// <summary>Features of one pair of frames: motion between the samples' times is in it.</summary>
    private const double SampleTolerance = 0.04;
    private const int AgreeingAreas = 3;
    private const double LikeWithTwo = 0.6;
    private const double LikeWithOne = 0.8;

    /// <summary>
    /// Samples that may disagree within a stretch: a flash, a title, a frame without corners.
    /// </summary>
    private const int LongestGap = 2;
    private const int LeastCells = 40;

    private readonly EvidenceFinder _evidence;
    private readonly FilmPrint _first;
    private readonly FilmPrint _second;
    private readonly double[] _firstTimes;
    private readonly double[] _secondTimes;

    public Aligner(EvidenceFinder evidence, FilmPrint first, FilmPrint second)
    {
        (_evidence, _first, _second) = (evidence, first, second);
        _firstTimes = [.. evidence.First.Select(sample => sample.Seconds)];
        _secondTimes = [.. evidence.Second.Select(sample => sample.Seconds)];
    }

    /// <summary>Null where nothing agrees along the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isMirrored">Whether the second film is mirrored.</param>
    /// <param name="isFree">Which samples of the second film do not belong to a stretch yet.</param>
    public Alignment? Align(TimeLine line, bool isMirrored, bool[] isFree)
    {
        var pairs = Pairs(line, isFree);
        if (Fit(pairs, isMirrored) is not { } map) return null;
        if (line.Speed > 0)
        {
            var run = LongestRun(pairs, map, isMirrored);
            if (run.Count == 0) return null;
            var seconds = Enumerable.Range(run[0].Second, run[^1].Second - run[0].Second + 1)
                .Where(j => isFree[j]).ToList();
            var refined = TimeRefiner.Refine(line, seconds, Warp(map, isMirrored), _first, _second);
            if (refined != line)
            {
                line = refined;
                pairs = Pairs(line, isFree);
                map = Fit(pairs, isMirrored) ?? map;
            }
        }

        var agreeing = LongestRun(pairs, map, isMirrored);
        // What lies outside of the stretch took part in the fit; without it the map is truer.
        if (agreeing.Count > 0 && agreeing.Count < pairs.Count) map = Fit(agreeing, isMirrored) ?? map;
        return agreeing.Count == 0 ? null : Measure(line, map, isMirrored, agreeing);
    }

    /// <summary>Each free sample of the second film on the line, with the first film's time for it.</summary>
    private List<SamplePair> Pairs(TimeLine line, bool[] isFree)
    {
        var pairs = new List<SamplePair>();
        var slack = Math.Max(_first.StepMilliseconds, 1) / 2000.0;
        for (var j = 0; j < _secondTimes.Length; j++)
        {
            if (!isFree[j]) continue;
            var time = line.At(_secondTimes[j]);
            if (time < _firstTimes[0] - slack || time > _firstTimes[^1] + slack) continue;
            var below = Math.Clamp(LineFinder.Below(_firstTimes, time), 0, _firstTimes.Length - 1);
            var towards = 0;
            if (below + 1 < _firstTimes.Length)
            {
                var part = (time - _firstTimes[below]) / (_firstTimes[below + 1] - _firstTimes[below]);
                towards = (int)(Math.Clamp(part, 0, 1) * FrameWarp.Unit);
            }

            pairs.Add(new SamplePair(below, towards, j));
        }

        return pairs;
    }

    private PlaneMap? Fit(List<SamplePair> pairs, bool isMirrored)
    {
        var (matches, nearHashes, number) = (new List<PointMatch>(), 0, 0);
        var step = ((pairs.Count - 1) / MostPooled) + 1;
        for (var i = 0; i < pairs.Count; i += step)
        {
            var pair = pairs[i];
            _evidence.Match(pair.Nearest, pair.Second, isMirrored, number++, matches);
            if (IsHashNear(pair, isMirrored)) nearHashes++;
        }

        if (matches.Count > 0 && Consensus.Find(matches, _evidence.SizeRatio, LeastSupport) is { } agreed)
        {
            return agreed.Map;
        }

        // Dark and soft footage has few corners; its hashes still tell, of the whole frame.
        return nearHashes >= Math.Min(3, pairs.Count) && nearHashes > 0 ? WholeFrame() : null;
    }

    private PlaneMap WholeFrame()
    {
        var (first, second) = (Extent(_first), Extent(_second));
        return PlaneMap.Scaling(second.X / first.X, second.Y / first.Y);
    }

    private bool IsHashNear(SamplePair pair, bool isMirrored)
    {
        var (plain, mirrored) = _evidence.HashEvidence(pair.Nearest, pair.Second);
        return isMirrored ? mirrored : plain;
    }

    internal static PlanePoint Extent(FilmPrint print)
    {
        double longest = Math.Max(print.WorkingWidth, print.WorkingHeight);
        return new PlanePoint(print.WorkingWidth / longest, print.WorkingHeight / longest);
    }

    private PlaneMap Whole(PlaneMap map, bool isMirrored) =>
        isMirrored ? map.Then(PlaneMap.Mirroring(Extent(_second).X)) : map;

    private FrameWarp Warp(PlaneMap map, bool isMirrored) =>
        new(Whole(map, isMirrored), Extent(_first), Extent(_second));

    /// <summary>The stretch without long gaps in which most samples agree with a map.</summary>
    private List<SamplePair> LongestRun(List<SamplePair> pairs, PlaneMap map, bool isMirrored)
    {
        var warp = Warp(map, isMirrored);
        var agrees = pairs.Select(pair => Agrees(pair, map, isMirrored, warp)).ToArray();
        var (best, bestCount) = ((Start: 0, End: -1), 0);
        var (start, last, count) = (-1, -1, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (!agrees[i]) continue;
            if (last < 0 || pairs[i].Second - pairs[last].Second > LongestGap + 1) (start, count) = (i, 0);
            (last, count) = (i, count + 1);
            if (count > bestCount) (best, bestCount) = ((start, i), count);
        }

        var run = new List<SamplePair>();
        for (var i = best.Start; i <= best.End; i++)
        {
            if (agrees[i]) run.Add(pairs[i]);
        }

        return run;
    }

    private bool Agrees(SamplePair pair, PlaneMap map, bool isMirrored, FrameWarp warp)
    {
        if (_evidence.IsPoor(pair.Nearest, pair.Second)) return false;
        if (IsHashNear(pair, isMirrored)) return true;
        var matches = new List<PointMatch>();
        _evidence.Match(pair.Nearest, pair.Second, isMirrored, 0, matches);
        var support = Consensus.Weigh(matches, map, SampleTolerance).Support;
        if (support >= AgreeingAreas) return true;
        // Fewer corners do where the rest of the frame is alike under the same map.
        if (support == 0 || warp.Seen.Length < LeastCells) return false;
        var least = support >= AgreeingAreas - 1 ? LikeWithTwo : LikeWithOne;
        return Likeness.Of(warp, _first.Samples[pair.Nearest], _second.Samples[pair.Second]) >= least;
    }

    private Alignment? Measure(TimeLine line, PlaneMap map, bool isMirrored, List<SamplePair> run)
    {
        var warp = Warp(map, isMirrored);
        if (warp.Seen.Length < LeastCells) return null;
        var matches = new List<PointMatch>();
        var step = ((run.Count - 1) / MostPooled) + 1;
        var measured = new List<SamplePair>();
        for (var i = 0; i < run.Count; i += step)
        {
            _evidence.Match(run[i].Nearest, run[i].Second, isMirrored, measured.Count, matches);
            measured.Add(run[i]);
        }

        var agreed = Consensus.Weigh(matches, map);
        var from = measured[0].First;
        var until = Math.Min(measured[^1].First + 1, _first.Samples.Count - 1);
        return new Alignment
        {
            Line = line,
            IsMirrored = isMirrored,
            Map = map,
            WholeMap = Whole(map, isMirrored),
            Pairs = [.. measured],
            Run = (run[0].Second, run[^1].Second),
            Agreeing = run.Count,
            Support = agreed.Support,
            Areas = agreed.Areas,
            DriftPerSecond = DriftReader.Read(
                matches, map, [.. measured.Select(pair => _secondTimes[pair.Second])]),
            NearHashes = measured.Count(pair => IsHashNear(pair, isMirrored)),
            Warp = warp,
            Changes = Changes(warp, measured, from, until),
        };
    }

    private ChangeReader Changes(FrameWarp warp, List<SamplePair> pairs, int from, int until) => new(
        warp,
        [.. _first.Samples.Skip(from).Take(until - from + 1)],
        [.. pairs.Select(pair => _second.Samples[pair.Second])]);
}
