namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Peaks and RMS of equal stretches of a recording, for drawing. When the limit is reached, pairs are made
/// one and the stretches twice as long: any length fits, and the drawing stays exact. Not thread-safe.
/// </summary>
public sealed class WaveformReader
{
    private readonly int _limit;
    private readonly List<WaveformBucket> _buckets = [];
    private float _lowest;
    private float _highest;
    private double _squares;
    private long _count;

    /// <summary>Begins.</summary>
    /// <param name="bucketSamples">Samples of a bucket at first, at least 1.</param>
    /// <param name="limit">Most buckets, an even number of at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public WaveformReader(int bucketSamples = 256, int limit = 8192)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bucketSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit % 2, 0, nameof(limit));
        (BucketSamples, _limit) = (bucketSamples, limit);
    }

    /// <summary>Samples of a bucket now.</summary>
    public long BucketSamples { get; private set; }

    /// <summary>All whole buckets, and at the end the begun one.</summary>
    public IReadOnlyList<WaveformBucket> Buckets => _count == 0 ? _buckets : [.. _buckets, Begun()];

    /// <summary>Takes the next samples, mono.</summary>
    /// <param name="samples">1 is full scale.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var given in samples)
        {
            var sample = Pcm.Finite(given);
            _lowest = _count == 0 ? sample : Math.Min(_lowest, sample);
            _highest = _count == 0 ? sample : Math.Max(_highest, sample);
            _squares += (double)sample * sample;
            if (++_count < BucketSamples) continue;
            _buckets.Add(Begun());
            (_count, _squares) = (0, 0);
            if (_buckets.Count == _limit) Halve();
        }
    }

    private WaveformBucket Begun() => new(_lowest, _highest, _squares / _count);

    private void Halve()
    {
        for (var i = 0; i < _limit / 2; i++)
        {
            var (left, right) = (_buckets[2 * i], _buckets[(2 * i) + 1]);
            _buckets[i] = new WaveformBucket(
                Math.Min(left.Lowest, right.Lowest),
                Math.Max(left.Highest, right.Highest),
                (left.MeanSquare + right.MeanSquare) / 2);
        }

        _buckets.RemoveRange(_limit / 2, _limit / 2);
        BucketSamples *= 2;
    }
}
