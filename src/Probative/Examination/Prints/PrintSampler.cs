using Probative.Examination.Frames;
using Probative.Examination.Pictures;
using Probative.Fingerprints.Films;

namespace Probative.Examination.Prints;

/// <summary>
/// Makes a print of pictures as they come. When each is shown is known only at the end: until then each
/// stands at its number.
/// </summary>
internal sealed class PrintSampler
{
    private readonly FilmPrintBuilder _builder = new();
    private (int Width, int Height)? _size;
    private int _came;

    /// <summary>Pictures that have another size than the first, and are left out.</summary>
    public int OfAnotherSize { get; private set; }

    public void Take(PixelFrame frame)
    {
        _size ??= (frame.Width, frame.Height);
        var number = _came++;
        if (_size != (frame.Width, frame.Height)) OfAnotherSize++;
        else _builder.Add(frame.View, TimeSpan.FromMilliseconds(AtNumber(number)));
    }

    /// <summary>The print; null where no picture has a time, or none came.</summary>
    /// <param name="times">The times of all frames, from which those of the pictures are counted.</param>
    public FilmPrint? Finish(FrameTimes times)
    {
        if (_builder.Finish() is not { } print) return null;
        var numbers = times.SampledNumbers();
        List<FilmSample> samples = [];
        var latest = -1;
        foreach (var sample in print.Samples)
        {
            var number = sample.TimeMilliseconds / FilmPrintBuilder.StepMilliseconds;
            if (number >= numbers.Count || MillisecondsOf(times, numbers[number]) is not { } time) continue;
            if (time <= latest) continue;
            latest = time;
            samples.Add(sample with { TimeMilliseconds = time });
        }

        return samples.Count == 0
            ? null
            : print with
            {
                Samples = samples,
                DurationMilliseconds =
                    Math.Max(latest, MillisecondsOf(times, times.Frames.Count - 1) ?? latest),
            };
    }

    private static int AtNumber(int number) => number * FilmPrintBuilder.StepMilliseconds;

    /// <summary>From the first frame on; null where that is not known, or more than a print can have.
    /// </summary>
    private static int? MillisecondsOf(FrameTimes times, long number) =>
        times.SecondsOf(number) - times.SecondsOf(0) is >= 0 and < 2_000_000 and var seconds
            ? (int)(seconds * 1_000)
            : null;
}
