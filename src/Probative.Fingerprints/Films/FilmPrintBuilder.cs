using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Films;

/// <summary>
/// Makes the print of a film from its frames, one by one in order of time; keeps two a second and passes over
/// the others at once. Memory is bounded by <see cref="FilmPrint.MostSamples"/>, about 42 MB. Not
/// thread-safe.
/// </summary>
public sealed class FilmPrintBuilder
{
    /// <summary>From one sample to the next in a film of up to half an hour, in milliseconds.</summary>
    public const int StepMilliseconds = 500;

    private readonly List<FilmSample> _samples = [];
    private int _step = StepMilliseconds;
    private int _width;
    private int _height;
    private int _latest = -1;
    private long _due;

    /// <summary>The print of a picture.</summary>
    /// <param name="picture">
    /// The picture, of any size that a view can have; reduced to 512 pixels a side.
    /// </param>
    public static FilmPrint OfPicture(PixelView picture) => Print(
        picture.Width, picture.Height, duration: 0, step: 0, [SampleReader.Read(picture, 0)]);

    /// <summary>Whether a frame of this time would be kept; others need not be decoded.</summary>
    /// <param name="time">From the beginning of the film.</param>
    public bool Wants(TimeSpan time) => Milliseconds(time) >= _due;

    /// <summary>Takes a frame. One that is not later than the frame before is passed over.</summary>
    /// <param name="frame">All frames have the size of the first.</param>
    /// <param name="time">From the beginning of the film, 0 to 24 days.</param>
    /// <exception cref="ArgumentException">The frame has another size than the first.</exception>
    public void Add(PixelView frame, TimeSpan time)
    {
        var milliseconds = Milliseconds(time);
        if (_latest < 0) (_width, _height) = (frame.Width, frame.Height);
        if (frame.Width != _width || frame.Height != _height)
        {
            throw new ArgumentException("The frame has another size than the first.", nameof(frame));
        }

        if (milliseconds <= _latest) return;
        _latest = milliseconds;
        if (milliseconds < _due) return;
        _samples.Add(SampleReader.Read(frame, milliseconds));
        if (_samples.Count == FilmPrint.MostSamples) ThinOut();
        _due = ((long)(milliseconds / _step) + 1) * _step;
    }

    /// <summary>The print; null when there was no frame.</summary>
    /// <param name="duration">How long the film lasts; null for the time of its last frame.</param>
    public FilmPrint? Finish(TimeSpan? duration = null) => _samples.Count == 0
        ? null
        : Print(
            _width,
            _height,
            Math.Max(_latest, duration is { } stated ? Milliseconds(stated) : 0),
            _step,
            [.. _samples]);

    private static FilmPrint Print(int width, int height, int duration, int step, FilmSample[] samples)
    {
        var (workingWidth, workingHeight) = GreyPicture.Fit(width, height, LocalReader.WorkingSide);
        return new FilmPrint
        {
            Width = width,
            Height = height,
            WorkingWidth = workingWidth,
            WorkingHeight = workingHeight,
            DurationMilliseconds = duration,
            StepMilliseconds = step,
            Samples = samples,
        };
    }

    private static int Milliseconds(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return checked((int)(time.Ticks / TimeSpan.TicksPerMillisecond));
    }

    private void ThinOut()
    {
        for (var i = 0; 2 * i < _samples.Count; i++) _samples[i] = _samples[2 * i];
        _samples.RemoveRange((_samples.Count + 1) / 2, _samples.Count / 2);
        _step *= 2;
    }
}
