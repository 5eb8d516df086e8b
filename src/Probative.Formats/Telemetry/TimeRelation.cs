namespace Probative.Formats.Telemetry;

/// <summary>How one clock runs against another, as it is measured.</summary>
/// <param name="OffsetMicros">The first clock less the second, in microseconds.</param>
/// <param name="DriftPpm">
/// By how many millionths the first runs faster: the median slope between points half the recording apart
/// (after Theil and Sen, so that single wrong times do not move it). Null for fewer than four points.
/// </param>
/// <param name="SpanMicros">How much of the second clock was measured.</param>
public sealed record TimeRelation(Distribution OffsetMicros, double? DriftPpm, double SpanMicros)
{
    /// <summary>Measures pairs of times; null where there are none.</summary>
    /// <param name="pairs">Each the first and the second clock in microseconds, as they were read.</param>
    public static TimeRelation? Measure(IReadOnlyList<(long First, double Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (Distribution.Of(pairs.Select(pair => pair.First - pair.Second)) is not { } offsets) return null;
        var half = pairs.Count / 2;
        var slopes = new List<double>();
        for (var i = 0; i + half < pairs.Count && half >= 2; i++)
        {
            var (first, second) = pairs[i];
            var (laterFirst, laterSecond) = pairs[i + half];
            if (laterSecond > second)
                slopes.Add((laterFirst - first - (laterSecond - second)) / (laterSecond - second) * 1e6);
        }

        var drift = Distribution.Of(slopes)?.Median;
        return new TimeRelation(offsets, drift, pairs[^1].Second - pairs[0].Second);
    }
}
