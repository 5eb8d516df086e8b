namespace Probative.Fingerprints.Copies;

/// <summary>Of all lines of time the one along which most is gained.</summary>
/// <param name="first">Times of the first film, in seconds, evenly spaced; two or more.</param>
/// <param name="second">Times of the second film, in seconds; one or more.</param>
/// <param name="gains">
/// For each time of the second film and each of the first, by which part the two are less unlike than is
/// usual.
/// </param>
internal sealed class LineSearch(double[] first, double[] second, double[][] gains)
{
    /// <summary>Steps of the first search.</summary>
    private const double OffsetStep = 0.1;
    private const double SpeedStep = 1.05;

    /// <summary>Another speed than the same must explain so much more.</summary>
    private const double SpeedGain = 1.04;

    /// <summary>A line must explain so much on average of what differs at other times.</summary>
    private const double LeastGain = 0.05;

    /// <summary>The line on which most is gained, or where that is nearly nothing the given one.</summary>
    /// <param name="start">Where to begin.</param>
    public TimeLine Find(TimeLine start)
    {
        var best = (Line: start, Gain: Gain(start));
        foreach (var speed in Speeds().Append(start.Speed))
        {
            var low = first[0] - (speed * second[^1]);
            for (var offset = low; offset <= first[^1] - (speed * second[0]); offset += OffsetStep)
            {
                Try(new TimeLine(speed, offset), ref best);
            }
        }

        if (best.Gain < LeastGain * second.Length) return Snapped(start);
        return Closer(best.Line);
    }

    private TimeLine Closer(TimeLine line)
    {
        var middle = (second[0] + second[^1]) / 2;
        var best = (Line: line, Gain: Gain(line));
        foreach (var size in (ReadOnlySpan<double>)[1, 0.5, 0.25])
        {
            for (var round = 0; round < 4; round++)
            {
                var from = best.Line;
                for (var turn = -2; turn <= 2; turn++)
                {
                    var speed = from.Speed * (1 + (turn * 0.012 * size));
                    var place = from.At(middle) - (speed * middle);
                    for (var shift = -2; shift <= 2; shift++)
                    {
                        Try(new TimeLine(speed, place + (shift * 0.05 * size)), ref best);
                    }
                }

                if (from == best.Line) break;
            }
        }

        var same = (Line: new TimeLine(1, best.Line.At(middle) - middle), Gain: 0.0);
        same.Gain = Gain(same.Line);
        for (var shift = -12; shift <= 12; shift++)
        {
            Try(new TimeLine(1, best.Line.At(middle) - middle + (shift * 0.025)), ref same);
        }

        return best.Gain > SpeedGain * same.Gain ? best.Line : same.Line;
    }

    private void Try(TimeLine line, ref (TimeLine Line, double Gain) best)
    {
        if (line.Speed is < TimeLine.SlowestSpeed or > TimeLine.FastestSpeed) return;
        var gain = Gain(line) * (line.Speed == 1 ? SpeedGain : 1);
        if (gain > best.Gain + 1e-9) best = (line, gain);
    }

    private static IEnumerable<double> Speeds()
    {
        yield return 1;
        for (var speed = SpeedStep; speed <= TimeLine.FastestSpeed; speed *= SpeedStep)
        {
            yield return speed;
            yield return 1 / speed;
        }
    }

    /// <summary>
    /// What the frames on a line gain; between two frames of the first film the mean of both.
    /// </summary>
    public double Gain(TimeLine line)
    {
        var sum = 0.0;
        for (var j = 0; j < second.Length; j++)
        {
            var time = line.At(second[j]);
            if (time < first[0] - 0.25 || time > first[^1] + 0.25) continue;
            // The samples of a film are evenly spaced, but for its frames' own raster.
            var part = (time - first[0]) / (first[^1] - first[0]) * (first.Length - 1);
            part = Math.Clamp(part, 0, first.Length - 1.000001);
            var (below, towards) = ((int)part, part - (int)part);
            var row = gains[j];
            sum += (row[below] * (1 - towards)) + (row[below + 1] * towards);
        }

        return sum;
    }

    /// <summary>Votes alone tell a speed no better than by half a sample at each end.</summary>
    private TimeLine Snapped(TimeLine line)
    {
        var (start, end) = (second[0], second[^1]);
        if (Math.Abs(line.Speed - 1) * (end - start) > 0.6) return line;
        return new TimeLine(1, line.At((start + end) / 2) - ((start + end) / 2));
    }
}
