using Probative.Examination.Telemetry;
using Probative.Formats;
using Probative.Formats.Klv;

namespace Probative.Fuzz.Targets;

/// <summary>KLV of drones, and the times in pictures.</summary>
public sealed class KlvTarget : IFuzzTarget
{
    public string Name => "klv";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var damage = new DamageList(1_000);
        var packets = KlvReader.Read(bytes.ToArray(), damage);
        Promise.Damage(damage, bytes.Length);
        Promise.Holds(packets.Sum(packet => (long)packet.Bytes.Length) <= bytes.Length, "Packets overlap.");
        foreach (var packet in packets) Promise.Written(KlvJson.Of(packet));
        if (PictureTime.Find(bytes) is { } time) Promise.Inside(time.At, 16, bytes.Length, "time");
    }
}
