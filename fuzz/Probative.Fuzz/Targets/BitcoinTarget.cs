using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Headers of blocks.</summary>
public sealed class BitcoinTarget : IFuzzTarget
{
    public string Name => "bitcoin";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (BitcoinHeader.TryRead(bytes, out var header, out var damage))
            _ = (header.Hash, header.Time, header.Bits, header.HasWork());
        else
            Promise.Damage(damage, bytes.Length);
    }
}
