namespace Probative.Formats.Klv;

/// <summary>The checksum of a packet, as stored and as the bytes give it.</summary>
/// <param name="Stored">What the packet states, 16 bits.</param>
/// <param name="Computed">What the bytes before it add up to, 16 bits.</param>
public readonly record struct Checksum(ushort Stored, ushort Computed)
{
    /// <summary>Whether the two are the same.</summary>
    public bool IsRight => Stored == Computed;

    /// <summary>
    /// The running sum of 16-bit words from the first byte of the key up to the checksum itself, its tag and
    /// length included (MISB ST 0601, tag 1).
    /// </summary>
    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        for (var i = 0; i < bytes.Length; i++) sum += bytes[i] << (8 * ((i + 1) % 2));
        return (ushort)sum;
    }
}
