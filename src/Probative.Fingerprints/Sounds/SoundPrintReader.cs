namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Makes the fingerprint of a stream of samples: reduced to about 6 kHz, frames of 371 ms under Hann's
/// window every 12.5 ms, 33 bands in equal ratios from 300 to 2,000 Hz. Memory is what the fingerprint
/// takes, up to a limit. Not thread-safe.
/// </summary>
public sealed class SoundPrintReader
{
    private const double LowestHertz = 300;
    private const double HighestHertz = 2_000;
    private const double LeastRateHertz = 5_000;
    private const double FrameSeconds = 0.371;
    private const int Bands = 33;

    /// <summary>Under -80 dBFS in all bands a frame tells nothing but the noise of a converter.</summary>
    private const double QuietPower = 1e-8;

    private readonly int _limit;
    private readonly Decimator _decimator;
    private readonly List<float> _reduced = [];
    private readonly FrameCutter _cutter;
    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _samples;
    private readonly double[] _power;
    private readonly int[] _edges;
    private readonly double[] _bands = new double[Bands];
    private readonly double[] _before = new double[Bands];
    private readonly List<uint> _frames = [];
    private bool _hasBefore;

    /// <summary>Begins.</summary>
    /// <param name="rateHertz">Samples a second, 5,000 to 768,000.</param>
    /// <param name="limit">Most frames that are kept; 80 a second, by default those of 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public SoundPrintReader(int rateHertz, int limit = 24 * 3600 * SoundPrint.FramesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHertz, LeastRateHertz);
        var step = Math.Max(1, (int)(Pcm.Checked(rateHertz) / LeastRateHertz));
        var rate = (double)rateHertz / step;
        _limit = limit;
        _decimator = new Decimator(step);
        var size = (int)Math.Round(FrameSeconds * rate);
        _window = Windows.Hann(size);
        _cutter = new FrameCutter(size, rate / SoundPrint.FramesPerSecond);
        _fft = new RealFft(Pcm.PowerOfTwo(size));
        _samples = new double[_fft.Size];
        _power = new double[(_fft.Size / 2) + 1];
        _edges = new int[Bands + 1];
        for (var i = 0; i <= Bands; i++)
        {
            var hertz = LowestHertz * Math.Pow(HighestHertz / LowestHertz, (double)i / Bands);
            _edges[i] = (int)Math.Round(hertz * _fft.Size / rate);
        }
    }

    /// <summary>Frames beyond the limit.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        const int Piece = 65_536;
        for (; !samples.IsEmpty; samples = samples[Math.Min(Piece, samples.Length)..])
        {
            _reduced.Clear();
            _decimator.Add(samples[..Math.Min(Piece, samples.Length)], _reduced);
            _cutter.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_reduced), Take);
        }
    }

    /// <summary>The fingerprint so far; empty for less than half a second.</summary>
    public SoundPrint Result() => new(_frames);

    private void Take(ReadOnlySpan<float> frame, long firstSample)
    {
        if (_frames.Count >= _limit)
        {
            LeftOut++;
            return;
        }

        Windows.Apply(_window, frame, _samples);
        _fft.Power(_samples, _power);
        for (var band = 0; band < Bands; band++)
        {
            var sum = 0.0;
            for (var bin = _edges[band]; bin < _edges[band + 1]; bin++) sum += _power[bin];
            _bands[band] = sum / _fft.Size;
        }

        _frames.Add(_hasBefore && _bands.Sum() >= QuietPower ? Bits() : SoundPrint.Quiet);
        _bands.CopyTo(_before, 0);
        _hasBefore = true;
    }

    private uint Bits()
    {
        var bits = 0u;
        for (var band = 0; band < Bands - 1; band++)
        {
            var now = _bands[band] - _bands[band + 1];
            var before = _before[band] - _before[band + 1];
            bits = (bits << 1) | (now > before ? 1u : 0u);
        }

        // Zero means quiet; the one pattern that is zero gives up its last bit.
        return bits == SoundPrint.Quiet ? 1 : bits;
    }
}
