namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Levels over time and frequency as bytes, for drawing: 0 is <see cref="FloorDbfs"/> or less, 255 is full
/// scale (a sine of amplitude 1), linear in decibels between. When the limit of columns is reached, pairs
/// are made one by their louder value and columns come half as often: any length fits. Not thread-safe.
/// </summary>
public sealed class SpectrogramReader
{
    /// <summary>The level of a zero.</summary>
    public const double FloorDbfs = -100;

    private readonly int _limit;
    private readonly double[] _window;
    private readonly double[] _samples;
    private readonly double[] _power;
    private readonly RealFft _fft;
    private readonly FrameCutter _cutter;
    private readonly double _scale;
    private readonly byte[] _column;
    private readonly List<byte> _bytes = [];
    private int _merge = 1;
    private int _merged;

    /// <summary>Begins.</summary>
    /// <param name="rateHertz">Samples a second, 4,000 to 768,000.</param>
    /// <param name="size">Samples of a column: a power of two, 16 to 65,536. They overlap by half.</param>
    /// <param name="limit">Most columns, an even number of at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public SpectrogramReader(int rateHertz, int size = 1024, int limit = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 65_536);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit % 2, 0, nameof(limit));
        (RateHertz, _limit, Bins) = (Pcm.Checked(rateHertz), limit, size / 2);
        _fft = new RealFft(size);
        _cutter = new FrameCutter(size, size / 2.0);
        _window = Windows.Hann(size);
        _samples = new double[size];
        _power = new double[Bins + 1];
        _column = new byte[Bins];
        // A sine of amplitude 1 has half the sum of the weights as its amplitude in the spectrum.
        var sum = _window.Sum() / 2;
        _scale = 1 / (sum * sum);
    }

    /// <summary>Samples a second.</summary>
    public int RateHertz { get; }

    /// <summary>Frequencies of a column, from 0 upwards in equal steps to half the rate.</summary>
    public int Bins { get; }

    /// <summary>Columns so far.</summary>
    public int Columns => _bytes.Count / Bins;

    /// <summary>From one column to the next; column 0 is centred at half a frame.</summary>
    public double ColumnSeconds => (double)Bins * _merge / RateHertz;

    /// <summary>The matrix, column by column in time, each from the lowest frequency up.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples) => _cutter.Add(samples, Take);

    private void Take(ReadOnlySpan<float> frame, long firstSample)
    {
        Windows.Apply(_window, frame, _samples);
        _fft.Power(_samples, _power);
        for (var bin = 0; bin < Bins; bin++)
        {
            var level = Pcm.PowerDbfs(_power[bin] * _scale);
            var value = (byte)Math.Clamp(Math.Round(255 * (1 - (level / FloorDbfs))), 0, 255);
            _column[bin] = _merged == 0 ? value : Math.Max(_column[bin], value);
        }

        if (++_merged < _merge) return;
        _merged = 0;
        _bytes.AddRange(_column);
        if (Columns == _limit) Halve();
    }

    private void Halve()
    {
        for (var column = 0; column < _limit / 2; column++)
        {
            for (var bin = 0; bin < Bins; bin++)
            {
                var at = (2 * column * Bins) + bin;
                _bytes[(column * Bins) + bin] = Math.Max(_bytes[at], _bytes[at + Bins]);
            }
        }

        _bytes.RemoveRange(_limit / 2 * Bins, _limit / 2 * Bins);
        _merge *= 2;
    }
}
