using Probative.Examination.Telemetry;
using Probative.Formats;
using Probative.Formats.Klv;
using Probative.Formats.TransportStream;

namespace Probative.Fuzz.Targets;

/// <summary>
/// KLV in pieces, as an asynchronous stream splits it: a byte says the length of each piece, its highest bits
/// what is lost.
/// </summary>
public sealed class KlvPiecesTarget : IFuzzTarget
{
    public string Name => "klv-pieces";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var damage = new DamageList(1_000);
        var entry = new StreamEntry { Pid = 1, Type = StreamTypes.PrivatePes };
        var carriage = new KlvCarriage(entry, damage);
        var packets = new List<KlvPacket>();
        var number = 0;
        for (var at = 0; at < bytes.Length; number++)
        {
            var head = bytes[at++];
            var count = Math.Min(head & 0x3f, bytes.Length - at);
            packets.AddRange(carriage.Add(new PesPacket
            {
                Pid = 1,
                PacketNumber = number,
                Offset = at,
                StreamId = 0xbd,
                Bytes = bytes.Slice(at, count).ToArray(),
                IsAfterGap = (head & 0x80) != 0,
                HasGap = (head & 0x40) != 0,
            }));
            at += count;
        }

        packets.AddRange(carriage.End());
        Promise.Holds(carriage.OpenNumber is null, "Something stays open at the end.");
        Promise.Damage(damage, bytes.Length);
        Promise.Holds(packets.Sum(packet => (long)packet.Bytes.Length) <= bytes.Length, "Packets overlap.");
        for (var i = 0; i < packets.Count; i++)
        {
            var packet = packets[i];
            Promise.Inside(packet.Offset + packet.ContentOffset, 0, bytes.Length, "packet");
            Promise.Holds(packet.PacketNumber + packet.PesPackets <= number, "A packet has pieces to come.");
            var before = i == 0 ? 0 : packets[i - 1].PacketNumber;
            Promise.Holds(before <= packet.PacketNumber, "Packets are out of order.");
            Promise.Written(KlvJson.Of(packet));
        }
    }
}
