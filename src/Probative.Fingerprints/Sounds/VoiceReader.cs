namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Measures where a recording sounds like voice: in frames of 32 ms, a level at least 9 dB above the
/// lowest of the last three seconds and over -60 dBFS; at least half of the power between 80 and 4,000 Hz;
/// and a pitch of 70 to 400 Hz whose autocorrelation reaches 0.5. Voiced frames at most 0.35 s apart make a
/// stretch; it lasts 0.25 s at least, and its level moves, as syllables make it.
/// It is a measure and no finding that somebody speaks. Known limits: singing instruments, engines that
/// change their speed, sirens and animals can read as voice; whispering, shouting in loud noise, several
/// voices at once and voice under music can be missed. Not thread-safe.
/// </summary>
public sealed class VoiceReader
{
    private const double FrameSeconds = 0.032;
    private const double HopSeconds = 0.016;
    private const double LowestPitchHertz = 70;
    private const double HighestPitchHertz = 400;
    private const double LeastPeriodicity = 0.5;
    private const double LeastBandPart = 0.5;
    private const double OverFloorDb = 9;
    private const double LeastDbfs = -60;
    private const double GapSeconds = 0.35;
    private const double LeastSeconds = 0.25;
    private const double LeastMovementDb = 2.5;
    private const int FloorFrames = (int)(3 / HopSeconds);

    private readonly int _rate;
    private readonly FrameCutter _cutter;
    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _samples;
    private readonly double[] _power;
    private readonly double[] _mirrored;
    private readonly double[] _lags;
    private readonly double[] _windowLags;
    private readonly Queue<double> _levels = new();
    private readonly BoundedList<VoiceStretch> _found;
    private double _start = -1;
    private double _end;
    private int _voiced;
    private double _periodicity;
    private double _levelSum;
    private double _levelSquares;

    /// <summary>Begins.</summary>
    /// <param name="rateHertz">Samples a second, 4,000 to 768,000.</param>
    /// <param name="limit">Most stretches that are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public VoiceReader(int rateHertz, int limit = 10_000)
    {
        _rate = Pcm.Checked(rateHertz);
        _found = new BoundedList<VoiceStretch>(limit);
        var size = (int)Math.Round(rateHertz * FrameSeconds);
        _cutter = new FrameCutter(size, rateHertz * HopSeconds);
        _fft = new RealFft(2 * Pcm.PowerOfTwo(size));
        _window = Windows.Hann(size);
        _samples = new double[_fft.Size];
        _power = new double[(_fft.Size / 2) + 1];
        _mirrored = new double[_fft.Size];
        _lags = new double[(_fft.Size / 2) + 1];
        _windowLags = new double[(_fft.Size / 2) + 1];
        _window.CopyTo(_samples, 0);
        Correlate();
        _lags.CopyTo(_windowLags, 0);
    }

    /// <summary>The stretches so far; the last one is there after <see cref="Finish"/>.</summary>
    public IReadOnlyList<VoiceStretch> Found => _found.Items;

    /// <summary>How many more there were than are kept.</summary>
    public long LeftOut => _found.LeftOut;

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples) => _cutter.Add(samples, Take);

    /// <summary>Ends the recording.</summary>
    public void Finish() => End();

    private void Take(ReadOnlySpan<float> frame, long firstSample)
    {
        Windows.Apply(_window, frame, _samples);
        // A constant is no sound; the mean would look like a very long pitch.
        var mean = 0.0;
        foreach (var sample in frame) mean += sample;
        mean /= frame.Length;
        for (var i = 0; i < frame.Length; i++) _samples[i] -= mean * _window[i];
        Correlate();
        var level = Pcm.PowerDbfs(_lags[0] / _fft.Size);
        _levels.Enqueue(level);
        if (_levels.Count > FloorFrames) _levels.Dequeue();
        var time = (double)firstSample / _rate;
        if (_start >= 0 && time > _end + GapSeconds) End();
        if (level < LeastDbfs || level < _levels.Min() + OverFloorDb || BandPart() < LeastBandPart) return;
        var periodicity = Periodicity();
        if (periodicity < LeastPeriodicity) return;
        if (_start < 0)
        {
            _start = time;
            (_voiced, _periodicity, _levelSum, _levelSquares) = (0, 0, 0, 0);
        }

        _end = time + FrameSeconds;
        _voiced++;
        _periodicity += periodicity;
        _levelSum += level;
        _levelSquares += level * level;
    }

    /// <summary>The autocorrelation is the transform of the power spectrum, which is real and even.</summary>
    private void Correlate()
    {
        _fft.Power(_samples, _power);
        for (var i = 0; i < _power.Length; i++)
        {
            _mirrored[i] = _power[i];
            if (i > 0) _mirrored[_fft.Size - i] = _power[i];
        }

        _fft.Real(_mirrored, _lags);
    }

    private double BandPart()
    {
        var (inside, all) = (0.0, 1e-30);
        var (low, high) = (80.0 * _fft.Size / _rate, 4_000.0 * _fft.Size / _rate);
        for (var i = 0; i < _power.Length; i++)
        {
            all += _power[i];
            if (i >= low && i <= high) inside += _power[i];
        }

        return inside / all;
    }

    /// <summary>The highest peak at a lag of a pitch, freed from the shape of the window.</summary>
    private double Periodicity()
    {
        if (_lags[0] <= 0) return 0;
        var best = 0.0;
        var last = Math.Min((int)(_rate / LowestPitchHertz), _lags.Length - 2);
        for (var lag = Math.Max(1, (int)(_rate / HighestPitchHertz)); lag <= last; lag++)
        {
            // Only a peak is a pitch: near lag zero every low sound agrees with itself.
            if (_lags[lag] < _lags[lag - 1] || _lags[lag] < _lags[lag + 1]) continue;
            var share = _lags[lag] / _lags[0] * (_windowLags[0] / Math.Max(_windowLags[lag], 1e-9));
            if (_windowLags[lag] > 0.1 * _windowLags[0]) best = Math.Max(best, share);
        }

        return Math.Min(1, best);
    }

    private void End()
    {
        if (_start < 0) return;
        var (start, length) = (_start, _end - _start);
        _start = -1;
        var mean = _levelSum / _voiced;
        var movement = Math.Sqrt(Math.Max(0, (_levelSquares / _voiced) - (mean * mean)));
        if (length < LeastSeconds || movement < LeastMovementDb) return;
        _found.Add(new VoiceStretch(
            start, _end, Math.Min(1, _voiced * HopSeconds / length), _periodicity / _voiced, mean));
    }
}
