using System.Runtime.InteropServices;

namespace Probative.Examination.Sounds;

/// <summary>
/// Takes samples as a program writes them: 32-bit floating-point numbers, little-endian, mono.
/// </summary>
/// <param name="take">Gets them in parts.</param>
public sealed class SampleSink(SampleTaker take) : PushStream
{
    private const int PartSamples = 16 * 1024;

    private readonly float[] _part = new float[PartSamples];
    private int _filledBytes;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var into = MemoryMarshal.AsBytes(_part.AsSpan())[_filledBytes..];
            var count = Math.Min(buffer.Length, into.Length);
            buffer[..count].CopyTo(into);
            _filledBytes += count;
            buffer = buffer[count..];
            if (_filledBytes == PartSamples * sizeof(float)) Complete();
        }
    }

    /// <summary>Hands on what came since the last part; what is no whole sample is dropped.</summary>
    public void Complete()
    {
        take(_part.AsSpan(0, _filledBytes / sizeof(float)));
        _filledBytes = 0;
    }
}
