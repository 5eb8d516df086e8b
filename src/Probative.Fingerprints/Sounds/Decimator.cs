namespace Probative.Fingerprints.Sounds;

/// <summary>
/// Every n-th sample of a stream, after a low-pass: a sinc of 16 zero crossings a side under Hann's window,
/// cut at 0.8 of half the new rate. The delay is taken out.
/// </summary>
internal sealed class Decimator
{
    private const int Crossings = 16;

    private readonly int _step;
    private readonly float[] _taps;
    private readonly float[] _buffer;
    private int _filled;

    public Decimator(int step)
    {
        _step = step;
        if (step == 1)
        {
            (_taps, _buffer) = ([1], new float[4096]);
            return;
        }

        var half = Crossings * step;
        var taps = new double[(2 * half) + 1];
        for (var i = 0; i < taps.Length; i++)
        {
            var x = 0.8 * (i - half) / step;
            var sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
            taps[i] = sinc * (0.5 + (0.5 * Math.Cos(Math.PI * (i - half) / (half + 1))));
        }

        var sum = taps.Sum();
        _taps = [.. taps.Select(tap => (float)(tap / sum))];
        _buffer = new float[_taps.Length + 4096];
        _filled = half;
    }

    public void Add(ReadOnlySpan<float> samples, List<float> to)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, _buffer.Length - _filled);
            for (var i = 0; i < count; i++) _buffer[_filled + i] = Pcm.Finite(samples[i]);
            _filled += count;
            samples = samples[count..];
            var at = 0;
            for (; at + _taps.Length <= _filled; at += _step)
            {
                var sum = 0f;
                for (var i = 0; i < _taps.Length; i++) sum += _taps[i] * _buffer[at + i];
                to.Add(sum);
            }

            var used = Math.Min(at, _filled);
            Array.Copy(_buffer, used, _buffer, 0, _filled - used);
            _filled -= used;
        }
    }
}
