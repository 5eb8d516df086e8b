namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Stretches in which every 10 ms stay under a level (RMS). Not thread-safe.
/// </summary>
public sealed class SilenceReader
{
    private const double BlockSeconds = 0.01;

    private readonly int _rate;
    private readonly int _block;
    private readonly double _power;
    private readonly double _leastSeconds;
    private readonly BoundedList<Stretch> _found;
    private double _squares;
    private int _count;
    private long _samples;
    private long _start = -1;

    /// <summary>Begins.</summary>
    /// <param name="rateHertz">Samples a second, 4,000 to 768,000.</param>
    /// <param name="thresholdDbfs">Under this it is silent.</param>
    /// <param name="leastSeconds">Shorter silences are left out.</param>
    /// <param name="limit">Most stretches that are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public SilenceReader(
        int rateHertz, double thresholdDbfs = -60, double leastSeconds = 0.5, int limit = 10_000)
    {
        _rate = Pcm.Checked(rateHertz);
        _block = (int)Math.Round(rateHertz * BlockSeconds);
        _power = Math.Pow(10, thresholdDbfs / 10);
        _leastSeconds = leastSeconds;
        _found = new BoundedList<Stretch>(limit);
    }

    /// <summary>The silences so far, in order; one at the end is there after <see cref="Finish"/>.</summary>
    public IReadOnlyList<Stretch> Silences => _found.Items;

    /// <summary>How many more there were than are kept.</summary>
    public long LeftOut => _found.LeftOut;

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var given in samples)
        {
            var sample = Pcm.Finite(given);
            _squares += (double)sample * sample;
            _samples++;
            if (++_count < _block) continue;
            if (_squares / _count >= _power) End(_samples - _count);
            else if (_start < 0) _start = _samples - _count;
            (_count, _squares) = (0, 0);
        }
    }

    /// <summary>Ends a silence that lasts until the end of the recording.</summary>
    public void Finish() => End(_samples);

    private void End(long sample)
    {
        if (_start < 0) return;
        var silence = new Stretch((double)_start / _rate, (double)sample / _rate);
        if (silence.LengthSeconds >= _leastSeconds) _found.Add(silence);
        _start = -1;
    }
}
