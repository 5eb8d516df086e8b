using Probative.Examination.Telemetry;
using Probative.Formats.Telemetry.Dji;

namespace Probative.Fuzz.Targets;

/// <summary>XMP packets of drones.</summary>
public sealed class DjiXmpTarget : IFuzzTarget
{
    public string Name => "dji-xmp";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (DjiXmp.Read(bytes) is not { } xmp) return;
        Promise.Holds(xmp.Values.Count <= bytes.Length, "There are more values than bytes.");
        Promise.Written(DjiJson.Of(xmp));
    }
}
