using Probative.Examination.Telemetry;
using Probative.Formats.Bytes;
using Probative.Formats.Telemetry;

namespace Probative.Fuzz.Targets;

/// <summary>The tracks of a transport stream: packets, KLV and pictures together.</summary>
public sealed class TransportTelemetryTarget : IFuzzTarget
{
    public string Name => "transport-telemetry";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var telemetry = TransportTelemetryReader.Read(new MemoryBytes(bytes.ToArray()));
        Promise.Damage(telemetry.Damage, bytes.Length);
        Promise.Written(TelemetryJson.Of(telemetry));
    }
}
