using System.Buffers.Binary;

namespace Probative.Fingerprints.Sounds;

/// <summary>
/// A compact acoustic fingerprint: 32 bits for each 12.5 ms, after Haitsma and Kalker, "A Highly Robust
/// Audio Fingerprinting System" (2002). A bit tells whether the difference of two neighbouring bands grew
/// since the frame before. Two recordings of the same sound agree in clearly more than half of the bits.
/// </summary>
public sealed class SoundPrint
{
    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = 80;

    /// <summary>The value of a frame that is too quiet to tell anything.</summary>
    public const uint Quiet = 0;

    /// <summary>Wraps the frames of a fingerprint.</summary>
    /// <param name="frames">In order.</param>
    public SoundPrint(IReadOnlyList<uint> frames) => Frames = [.. frames];

    /// <summary>The frames; the n-th stands for the 371 ms that begin at n / 80 s.</summary>
    public IReadOnlyList<uint> Frames { get; }

    /// <summary>Reads what <see cref="ToBytes"/> gives.</summary>
    /// <param name="bytes">Four bytes a frame.</param>
    /// <exception cref="FormatException">The length is no multiple of four.</exception>
    public static SoundPrint FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 4 != 0) throw new FormatException("A fingerprint of sound has 4 bytes a frame.");
        var frames = new uint[bytes.Length / 4];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * i)..]);
        }

        return new SoundPrint(frames);
    }

    /// <summary>Four bytes a frame, the highest first: 1.15 MB for an hour.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[4 * Frames.Count];
        for (var i = 0; i < Frames.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), Frames[i]);
        }

        return bytes;
    }
}
