using Probative.Fingerprints.Sounds;

namespace Probative.Fuzz.Targets;

/// <summary>Prints of sound: whole frames are read and written as they are, and nothing else is.</summary>
public sealed class SoundPrintTarget : IFuzzTarget
{
    public string Name => "sound-prints";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % sizeof(uint) != 0)
        {
            Promise.Holds(IsRefused(bytes), "Part of a frame is read.");
            bytes = bytes[..^(bytes.Length % sizeof(uint))];
        }

        var print = SoundPrint.FromBytes(bytes);
        Promise.Holds(print.ToBytes().AsSpan().SequenceEqual(bytes), "It is written otherwise.");
    }

    private static bool IsRefused(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return SoundPrint.FromBytes(bytes) is null;
        }
        catch (FormatException)
        {
            // What it says that it throws; callers ask for the length before.
            return true;
        }
    }
}
