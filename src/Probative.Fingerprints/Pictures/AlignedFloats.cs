using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Numbers that begin on a cache line and stay there, so that no vector lies across two lines.
/// </summary>
internal sealed class AlignedFloats
{
    private const int LineBytes = 64;

    private readonly float[] _array;
    private readonly int _start;

    public AlignedFloats(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + (LineBytes / sizeof(float)), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (LineBytes - 1));
        _start = past == 0 ? 0 : (LineBytes - past) / sizeof(float);
    }

    public int Length { get; }

    public ref float First => ref _array[_start];

    public Span<float> Span => _array.AsSpan(_start, Length);
}
