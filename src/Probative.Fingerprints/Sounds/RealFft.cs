using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Sounds;

/// <summary>
/// The power spectrum of real numbers, in double precision, radix 2. The order of operations does not hang
/// on the processor, so the result is the same everywhere. Not thread-safe: it works in its own memory.
/// </summary>
internal sealed class RealFft
{
    private const int Lanes = 4;

    private readonly int _half;
    private readonly int[] _order;
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly double[] _real;
    private readonly double[] _imaginary;

    /// <param name="size">A power of two, at least 4.</param>
    public RealFft(int size)
    {
        if (size < 4 || (size & (size - 1)) != 0) throw new ArgumentOutOfRangeException(nameof(size));
        Size = size;
        _half = size / 2;
        _order = Order(_half);
        _real = new double[_half];
        _imaginary = new double[_half];
        _cosines = new double[size];
        _sines = new double[size];
        // The factors of a stage of length n lie at n to 2n - 1, one after the other.
        for (var length = 1; length <= _half; length *= 2)
        {
            for (var i = 0; i < length && length + i < size; i++)
            {
                var angle = -Math.PI * i / length;
                (_cosines[length + i], _sines[length + i]) = (Math.Cos(angle), Math.Sin(angle));
            }
        }
    }

    public int Size { get; }

    /// <summary>Squares of the absolute values of the frequencies 0 to Size / 2.</summary>
    public void Power(ReadOnlySpan<double> samples, Span<double> power)
    {
        Transform(samples);
        for (var k = 0; k <= _half; k++)
        {
            var (real, imaginary) = At(k);
            power[k] = (real * real) + (imaginary * imaginary);
        }
    }

    /// <summary>Only the real parts: all there is of the transform of even samples.</summary>
    public void Real(ReadOnlySpan<double> samples, Span<double> reals)
    {
        Transform(samples);
        for (var k = 0; k <= _half; k++) (reals[k], _) = At(k);
    }

    private void Transform(ReadOnlySpan<double> samples)
    {
        for (var i = 0; i < _half; i++)
        {
            var at = 2 * _order[i];
            (_real[i], _imaginary[i]) = (samples[at], samples[at + 1]);
        }

        for (var length = 1; length < _half; length *= 2) Stage(length);
    }

    /// <summary>Even and odd samples went as the parts of half as many numbers; here they part.</summary>
    private (double Real, double Imaginary) At(int k)
    {
        var (i, j) = (k == _half ? 0 : k, k == 0 ? 0 : _half - k);
        var (evenReal, evenImaginary) = ((_real[i] + _real[j]) / 2, (_imaginary[i] - _imaginary[j]) / 2);
        var (oddReal, oddImaginary) = ((_imaginary[i] + _imaginary[j]) / 2, (_real[j] - _real[i]) / 2);
        var (cosine, sine) = k == _half ? (-1.0, 0.0) : (_cosines[_half + k], _sines[_half + k]);
        return (
            evenReal + (oddReal * cosine) - (oddImaginary * sine),
            evenImaginary + (oddReal * sine) + (oddImaginary * cosine));
    }

    private static int[] Order(int length)
    {
        var order = new int[length];
        for (var (i, j) = (1, 0); i < length; i++)
        {
            var bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            order[i] = j;
        }

        return order;
    }

    private void Stage(int length)
    {
        for (var start = 0; start < _half; start += 2 * length)
        {
            var i = 0;
            for (; i + Lanes <= length; i += Lanes) Butterflies(start + i, start + i + length, length + i);
            for (; i < length; i++)
            {
                var (upper, lower) = (start + i, start + i + length);
                var (cosine, sine) = (_cosines[length + i], _sines[length + i]);
                var real = (_real[lower] * cosine) - (_imaginary[lower] * sine);
                var imaginary = (_real[lower] * sine) + (_imaginary[lower] * cosine);
                (_real[lower], _imaginary[lower]) = (_real[upper] - real, _imaginary[upper] - imaginary);
                (_real[upper], _imaginary[upper]) = (_real[upper] + real, _imaginary[upper] + imaginary);
            }
        }
    }

    private void Butterflies(int upper, int lower, int factor)
    {
        var cosine = Vector256.LoadUnsafe(ref _cosines[factor]);
        var sine = Vector256.LoadUnsafe(ref _sines[factor]);
        var lowerReal = Vector256.LoadUnsafe(ref _real[lower]);
        var lowerImaginary = Vector256.LoadUnsafe(ref _imaginary[lower]);
        var real = (lowerReal * cosine) - (lowerImaginary * sine);
        var imaginary = (lowerReal * sine) + (lowerImaginary * cosine);
        var upperReal = Vector256.LoadUnsafe(ref _real[upper]);
        var upperImaginary = Vector256.LoadUnsafe(ref _imaginary[upper]);
        (upperReal - real).StoreUnsafe(ref _real[lower]);
        (upperImaginary - imaginary).StoreUnsafe(ref _imaginary[lower]);
        (upperReal + real).StoreUnsafe(ref _real[upper]);
        (upperImaginary + imaginary).StoreUnsafe(ref _imaginary[upper]);
    }
}
