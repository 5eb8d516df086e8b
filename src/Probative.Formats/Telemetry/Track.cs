namespace Probative.Formats.Telemetry;

/// <summary>Points in the order in which they were written, and what is odd about them.</summary>
public sealed class Track
{
    // More faults than an examiner looks at; what is beyond is counted.
    private const int FaultsMost = 10_000;

    // Over shorter times the rounding of coordinates is larger than the way.
    private const double SpeedSeconds = 1;

    private readonly List<TrackFault> _faults = [];
    private TrackPoint? _anchor;

    private Track(IReadOnlyList<TrackPoint> points, long leftOut, TrackLimits limits)
    {
        Points = points;
        PointsLeftOut = leftOut;
        Limits = limits;
    }

    /// <summary>The points.</summary>
    public IReadOnlyList<TrackPoint> Points { get; }

    /// <summary>Points beyond the limit, which were counted and not held.</summary>
    public long PointsLeftOut { get; }

    /// <summary>What the points were held against.</summary>
    public TrackLimits Limits { get; }

    /// <summary>What does not follow from the points before, in order of points.</summary>
    public IReadOnlyList<TrackFault> Faults => _faults;

    /// <summary>Faults that were counted and not kept.</summary>
    public long FaultsLeftOut { get; private set; }

    /// <summary>The usual time between two points in seconds; null for fewer than two.</summary>
    public double? StepSeconds { get; private set; }

    /// <summary>The length of the way in metres, jumps left out.</summary>
    public double LengthMetres { get; private set; }

    /// <summary>The greatest speed over at least a second, in metres a second; null for none.</summary>
    public double? GreatestSpeed { get; private set; }

    /// <summary>Holds points against limits.</summary>
    /// <param name="points">In the order in which they were written.</param>
    /// <param name="limits">What they are held against.</param>
    /// <param name="leftOut">Points that are not among them, by the limit of their number.</param>
    public static Track Of(IReadOnlyList<TrackPoint> points, TrackLimits limits, long leftOut = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(limits);
        var track = new Track(points, leftOut, limits);
        track.MeasureStep();
        track.Compare();
        return track;
    }

    private void MeasureStep()
    {
        var steps = Points.Zip(Points.Skip(1), (before, after) => after.SecondsSince(before));
        StepSeconds = Distribution.Of(steps.OfType<double>().Where(step => step > 0))?.Median;
    }

    private void Compare()
    {
        var gap = Math.Max(Limits.GapSeconds, Limits.GapSteps * (StepSeconds ?? 0));
        TrackPoint? before = null;
        TrackPoint? placed = null;
        for (var i = 0; i < Points.Count; i++)
        {
            var point = Points[i];

            // Any number of a packet with a wrong checksum may be wrong, so others are not held against it.
            if (point.IsChecksumRight == false)
            {
                Add(TrackCodes.Checksum, i, 0, 0);
                continue;
            }

            if (before is not null && point.SecondsSince(before) is { } step)
            {
                if (step < 0) Add(TrackCodes.TimeBack, i, -step, 0);
                else if (step > gap) Add(TrackCodes.Gap, i, step, gap);
            }

            before = point;
            if (point.Position is null) continue;
            if (placed is not null) Move(i, placed, point);
            placed = point;
        }
    }

    /// <summary>
    /// Measures the way between two points; without time between them none of it is a speed.
    /// </summary>
    private void Move(int index, TrackPoint from, TrackPoint to)
    {
        var metres = from.Position!.Value.DistanceMetres(to.Position!.Value);
        var seconds = to.SecondsSince(from);
        if (seconds is > 0)
        {
            var least = Math.Max(0, metres - Limits.SlackMetres) / seconds.Value;
            if (least > Limits.SpeedMetresPerSecond)
            {
                Add(TrackCodes.Jump, index, least, Limits.SpeedMetresPerSecond);
                _anchor = null;
                return;
            }
        }
        else if (metres > Limits.SlackMetres && seconds is 0)
        {
            Add(TrackCodes.Jump, index, double.PositiveInfinity, Limits.SpeedMetresPerSecond);
            return;
        }

        LengthMetres += metres;
        MeasureSpeed(_anchor ??= from, to);
    }

    private void MeasureSpeed(TrackPoint from, TrackPoint to)
    {
        var seconds = to.SecondsSince(from);
        if (seconds < SpeedSeconds) return;
        if (seconds is { } known)
        {
            var speed = from.Position!.Value.DistanceMetres(to.Position!.Value) / known;
            GreatestSpeed = Math.Max(GreatestSpeed ?? 0, speed);
        }

        _anchor = to;
    }

    private void Add(string code, int point, double measured, double limit)
    {
        if (_faults.Count < FaultsMost)
            _faults.Add(new TrackFault(code, point, Points[point].Offset, measured, limit));
        else FaultsLeftOut++;
    }
}
