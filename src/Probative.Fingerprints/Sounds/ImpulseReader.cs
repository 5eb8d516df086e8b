namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Finds impulsive sounds by the rise of short-time energy in many frequency bands at once (spectral flux).
/// Frames of about 5 ms overlap by half; twelve bands in equal ratios reach from 1 kHz to 0.45 of the
/// rate. Plosives close to a microphone and echoes over 50 ms apart may be found too, impulses under other
/// loud sounds missed. The answer comes 150 ms late; <see cref="Finish"/> gives the rest. Not thread-safe.
/// </summary>
public sealed class ImpulseReader
{
    private const int Bands = 12;
    private const int Overlapping = 2;
    private const double LowestHertz = 1_000;

    /// <summary>Under this level per band nothing rises: digital silence is no background.</summary>
    private const double FloorDb = -90;

    private readonly int _rate;
    private readonly ImpulseLimits _limits;
    private readonly BoundedList<ImpulsiveSound> _found;
    private readonly FrameCutter _cutter;
    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _samples;
    private readonly double[] _power;
    private readonly int[] _edges;
    private readonly int _past;
    private readonly int _near;
    private readonly int _after;
    private readonly List<Frame> _frames = [];
    private double? _last;

    /// <summary>Begins.</summary>
    /// <param name="rateHertz">Samples a second, 4,000 to 768,000.</param>
    /// <param name="limits">When a sound counts; null for the defaults.</param>
    /// <param name="limit">Most sounds that are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public ImpulseReader(int rateHertz, ImpulseLimits? limits = null, int limit = 10_000)
    {
        _rate = Pcm.Checked(rateHertz);
        _limits = limits ?? ImpulseLimits.Default;
        _found = new BoundedList<ImpulsiveSound>(limit);
        var size = (int)Math.Round(rateHertz * 0.00533);
        _fft = new RealFft(Pcm.PowerOfTwo(Math.Max(size, 4)));
        _window = Windows.Hann(size);
        _samples = new double[_fft.Size];
        _power = new double[(_fft.Size / 2) + 1];
        var hop = size / 2;
        _cutter = new FrameCutter(size, hop);
        _edges = Edges(rateHertz);
        var perSecond = (double)rateHertz / hop;
        (_past, _near) = ((int)(0.25 * perSecond), (int)(0.025 * perSecond));
        _after = (int)(0.15 * perSecond);
    }

    /// <summary>The sounds so far, in order.</summary>
    public IReadOnlyList<ImpulsiveSound> Found => _found.Items;

    /// <summary>How many more there were than are kept.</summary>
    public long LeftOut => _found.LeftOut;

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples) => _cutter.Add(samples, Take);

    /// <summary>
    /// Ends the recording. What came in its last 50 ms is not judged: it had no time to die away.
    /// </summary>
    public void Finish()
    {
        var end = _frames.Count - (2 * _near);
        for (var at = Math.Max(0, _frames.Count - _after); at < end; at++) Judge(at);
        _frames.Clear();
    }

    private int[] Edges(int rateHertz)
    {
        var edges = new int[Bands + 1];
        for (var i = 0; i <= Bands; i++)
        {
            var hertz = LowestHertz * Math.Pow(0.45 * rateHertz / LowestHertz, (double)i / Bands);
            var bin = (int)Math.Round(hertz * _fft.Size / rateHertz);
            edges[i] = Math.Max(i == 0 ? 1 : edges[i - 1] + 1, bin);
        }

        return [.. edges.Select(edge => Math.Min(edge, _fft.Size / 2))];
    }

    private void Take(ReadOnlySpan<float> samples, long firstSample)
    {
        _frames.Add(Measure(samples, firstSample));
        if (_frames.Count > _past + _after + 1) _frames.RemoveAt(0);
        Judge(_frames.Count - 1 - _after);
    }

    private Frame Measure(ReadOnlySpan<float> samples, long firstSample)
    {
        Windows.Apply(_window, samples, _samples);
        _fft.Power(_samples, _power);
        var levels = new double[Bands];
        var sum = 0.0;
        for (var band = 0; band < Bands; band++)
        {
            var power = 0.0;
            for (var bin = _edges[band]; bin < _edges[band + 1]; bin++) power += _power[bin];
            power /= _fft.Size;
            levels[band] = Math.Max(FloorDb, Pcm.PowerDbfs(power));
            sum += power;
        }

        var (peak, at) = (0f, 0);
        for (var i = 0; i < samples.Length; i++)
        {
            if (Math.Abs(samples[i]) > peak) (peak, at) = (Math.Abs(samples[i]), i);
        }

        return new Frame(levels, Math.Max(FloorDb, Pcm.PowerDbfs(sum)), peak, firstSample + at);
    }

    private void Judge(int at)
    {
        // The frames right before overlap this one or hold a beginning that the window made quiet.
        var end = at - Overlapping;
        if (end < _near) return;
        var frame = _frames[at];
        var time = (double)frame.PeakSample / _rate;
        if (Pcm.AmplitudeDbfs(frame.Peak) < _limits.LeastPeakDbfs || !IsSummit(at)) return;
        if (_last is { } last && time - last < _limits.ApartSeconds) return;
        var start = Math.Max(0, at - _past);
        var spread = Spread(band => HasRisen(frame, band, start, end));
        if (spread < _limits.SpreadPart) return;
        var after = Math.Min(at + _near, _frames.Count - 1);
        if (Spread(band => HasFallen(frame, band, after)) < _limits.SpreadPart) return;
        var rise = frame.LevelDb - Quantile(start, end, 0.5, other => other.LevelDb);
        _found.Add(new ImpulsiveSound(
            time, Pcm.AmplitudeDbfs(frame.Peak), rise, spread, time - _last));
        _last = time;
    }

    private bool IsSummit(int at)
    {
        for (var near = Math.Max(0, at - Overlapping); near < at; near++)
        {
            if (_frames[near].LevelDb > _frames[at].LevelDb) return false;
        }

        for (var near = at + 1; near <= Math.Min(at + Overlapping, _frames.Count - 1); near++)
        {
            if (_frames[near].LevelDb >= _frames[at].LevelDb) return false;
        }

        return true;
    }

    /// <summary>The part of the bands that something holds of; none the rate is too low for.</summary>
    private double Spread(Func<int, bool> holds)
    {
        var bands = Enumerable.Range(0, Bands).Where(band => _edges[band] < _edges[band + 1]).ToList();
        return (double)bands.Count(holds) / bands.Count;
    }

    private bool HasRisen(Frame frame, int band, int start, int end)
    {
        var recent = FloorDb;
        for (var i = end - _near; i < end; i++) recent = Math.Max(recent, _frames[i].BandsDb[band]);
        if (frame.BandsDb[band] - recent < _limits.AttackDb) return false;
        var median = Quantile(start, end, 0.5, other => other.BandsDb[band]);
        return frame.BandsDb[band] - median >= _limits.BandRiseDb;
    }

    /// <summary>
    /// Three quarters of the frames: pulses of a voice fill more than the rest, shots in a row do not.
    /// </summary>
    private bool HasFallen(Frame frame, int band, int after) =>
        frame.BandsDb[band] - Quantile(after, _frames.Count, 0.75, other => other.BandsDb[band])
            >= _limits.DecayDb;

    private double Quantile(int start, int end, double part, Func<Frame, double> value)
    {
        var values = new double[Math.Max(0, end - start)];
        for (var i = 0; i < values.Length; i++) values[i] = value(_frames[start + i]);
        Array.Sort(values);
        return values.Length == 0 ? FloorDb : values[(int)(part * (values.Length - 1))];
    }

    private readonly record struct Frame(double[] BandsDb, double LevelDb, float Peak, long PeakSample);
}
