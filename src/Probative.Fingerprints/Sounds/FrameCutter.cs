namespace Probative.Fingerprints.Sounds;

/// <summary>Cuts a stream of samples into frames that overlap; it keeps about two frames.</summary>
/// <param name="size">Samples of a frame.</param>
/// <param name="hop">From a frame to the next, in samples, not always whole; at most the size.</param>
internal sealed class FrameCutter(int size, double hop)
{
    private readonly float[] _buffer = new float[2 * size];
    private int _filled;
    private long _first;
    private long _frame;

    public delegate void Taker(ReadOnlySpan<float> frame, long firstSample);

    public void Add(ReadOnlySpan<float> samples, Taker take)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, _buffer.Length - _filled);
            for (var i = 0; i < count; i++) _buffer[_filled + i] = Pcm.Finite(samples[i]);
            _filled += count;
            samples = samples[count..];
            var next = Next();
            for (; next + size <= _filled; next = Next())
            {
                take(_buffer.AsSpan(next, size), _first + next);
                _frame++;
            }

            var used = Math.Min(next, _filled);
            Array.Copy(_buffer, used, _buffer, 0, _filled - used);
            _filled -= used;
            _first += used;
        }
    }

    private int Next() => (int)((long)Math.Round(_frame * hop) - _first);
}
