using Probative.Examination.Telemetry;
using Probative.Formats.Bytes;
using Probative.Formats.TransportStream;

namespace Probative.Fuzz.Targets;

/// <summary>MPEG transport streams, with every stream put together.</summary>
public sealed class TransportTarget : IFuzzTarget
{
    public string Name => "transport";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var source = new MemoryBytes(bytes.ToArray());
        var reader = new TransportReader(
            source, stream => stream.Pid % 2 == 0 ? PesWish.Whole(64 * 1024) : PesWish.Head(64));
        var given = 0;
        while (reader.Next() is { } packet)
        {
            Promise.Holds(++given <= 2 + (bytes.Length / 8), "There are more packets than bytes for them.");
            Promise.Inside(packet.Offset, 0, bytes.Length, "packet");
        }

        Promise.Damage(reader.Report.Damage, bytes.Length);
        Promise.Written(TransportJson.Of(reader.Report));
    }
}
