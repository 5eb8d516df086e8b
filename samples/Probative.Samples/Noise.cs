namespace Probative.Samples;

/// <summary>Numbers that look random and are the same each time (xorshift, Marsaglia 2003).</summary>
internal sealed class Noise(uint seed)
{
    private uint _state = seed == 0 ? 1 : seed;

    /// <summary>From 0 up to 1.</summary>
    public double Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return _state / 4294967296d;
    }
}
