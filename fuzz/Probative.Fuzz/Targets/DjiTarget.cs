using Probative.Examination.Telemetry;
using Probative.Formats.Bytes;
using Probative.Formats.Telemetry;
using Probative.Formats.Telemetry.Dji;

namespace Probative.Fuzz.Targets;

/// <summary>The subtitles in which drones write where they were.</summary>
public sealed class DjiTarget : IFuzzTarget
{
    public string Name => "dji";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var file = DjiReader.Read(new MemoryBytes(bytes.ToArray()));
        Promise.Damage(file.Damage, bytes.Length);
        Promise.Holds(file.Cues.Count <= bytes.Length, "There are more cues than bytes.");
        Promise.Written(DjiJson.Of(file, TrackLimits.Usual));
    }
}
