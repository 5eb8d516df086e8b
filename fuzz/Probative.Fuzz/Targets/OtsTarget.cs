using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Proofs of OpenTimestamps, and answers of its calendars.</summary>
public sealed class OtsTarget : IFuzzTarget
{
    private static readonly byte[] s_message = new byte[32];

    public string Name => "ots";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (OtsReader.TryReadFile(bytes, out var file, out var damage))
        {
            _ = file.Evaluate();
            Promise.Holds(
                OtsReader.TryReadFile(file.ToBytes(), out _, out _), "What was written cannot be read.");
        }
        else
        {
            Promise.Damage(damage, bytes.Length);
        }

        if (OtsReader.TryReadTimestamp(bytes, s_message, out var timestamp, out damage))
            _ = timestamp.Evaluate(s_message);
        else
            Promise.Damage(damage, bytes.Length);
    }
}
