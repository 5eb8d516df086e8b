using Probative.Formats.TransportStream;

namespace Probative.Formats.Tests.TransportStream;

/// <summary>Writes transport packets the plain way, for tests to read and to damage.</summary>
internal sealed class SampleTransport
{
    private readonly List<byte[]> _packets = [];
    private readonly Dictionary<int, int> _counters = [];

    public int Count => _packets.Count;

    public byte[] ToBytes(int stride = 188)
    {
        var output = new MemoryStream();
        foreach (var packet in _packets)
        {
            if (stride == 192) output.Write([1, 2, 3, 4]);
            output.Write(packet);
            if (stride == 204) output.Write(new byte[16]);
        }

        return output.ToArray();
    }

    public byte[] Packet(int number) => _packets[number];

    public void RemoveAt(int number) => _packets.RemoveAt(number);

    public void Repeat(int number) => _packets.Insert(number, _packets[number].ToArray());

    public void Table(int streamId, int version, params (int Program, int MapPid)[] programs)
    {
        var body = new List<byte>();
        foreach (var (program, pid) in programs)
            body.AddRange([(byte)(program >> 8), (byte)program, .. Pid(pid)]);
        Section(0, 0, streamId, version, [.. body]);
    }

    public void Map(
        int mapPid,
        int program,
        int version,
        int clockPid,
        params (byte Type, int Pid, byte[] Tags)[] streams)
    {
        var body = new List<byte>([(byte)(0xe0 | (clockPid >> 8)), (byte)clockPid, 0xf0, 0]);
        foreach (var (type, pid, tags) in streams)
        {
            body.AddRange([type, (byte)(0xe0 | (pid >> 8)), (byte)pid, 0xf0, (byte)tags.Length]);
            body.AddRange(tags);
        }

        Section(mapPid, 2, program, version, [.. body]);
    }

    public void Clock(int pid, long pcr, bool isAnnounced = false)
    {
        var packet = Start(pid, false, 2);
        packet[4] = 183;
        packet[5] = (byte)(isAnnounced ? 0x90 : 0x10);
        var ticks = pcr / 300;
        var rest = pcr % 300;
        packet[6] = (byte)(ticks >> 25);
        packet[7] = (byte)(ticks >> 17);
        packet[8] = (byte)(ticks >> 9);
        packet[9] = (byte)(ticks >> 1);
        packet[10] = (byte)(((ticks & 1) << 7) | 0x7e | (rest >> 8));
        packet[11] = (byte)rest;
        packet.AsSpan(12).Fill(0xff);
        _packets.Add(packet);
    }

    public void Pes(int pid, byte streamId, long? pts, ReadOnlySpan<byte> content, bool isOpen = false)
    {
        var header = new List<byte>([0x80, (byte)(pts is null ? 0 : 0x80), (byte)(pts is null ? 0 : 5)]);
        if (pts is { } time)
        {
            header.AddRange(
            [
                (byte)(0x21 | (time >> 29 & 0x0e)), (byte)(time >> 22), (byte)((time >> 14) | 1),
                (byte)(time >> 7), (byte)((time << 1) | 1),
            ]);
        }

        var length = isOpen ? 0 : header.Count + content.Length;
        byte[] all = [0, 0, 1, streamId, (byte)(length >> 8), (byte)length, .. header, .. content];
        Payload(pid, all, 0xff);
    }

    private void Section(int pid, byte table, int id, int version, byte[] body)
    {
        var length = 5 + body.Length + 4;
        byte[] start =
        [
            table, (byte)(0xb0 | (length >> 8)), (byte)length, (byte)(id >> 8), (byte)id,
            (byte)(0xc1 | (version << 1)), 0, 0, .. body,
        ];
        var crc = Crc32.Of(start);
        Payload(pid, [0, .. start, (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc], 0xff);
    }

    /// <summary>Sections end in fill bytes, PES packets in a longer adaptation field.</summary>
    private void Payload(int pid, ReadOnlySpan<byte> bytes, byte fill)
    {
        var isSection = bytes[0] == 0 && bytes[1] != 0;
        var isStart = true;
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(184, bytes.Length);
            var room = 184 - count;
            var packet = Start(pid, isStart, isSection || room == 0 ? 1 : 3);
            if (isSection || room == 0)
            {
                bytes[..count].CopyTo(packet.AsSpan(4));
                packet.AsSpan(4 + count).Fill(fill);
            }
            else
            {
                packet[4] = (byte)(room - 1);
                if (room > 1)
                {
                    packet[5] = 0;
                    packet.AsSpan(6, room - 2).Fill(fill);
                }

                bytes[..count].CopyTo(packet.AsSpan(4 + room));
            }

            _packets.Add(packet);
            bytes = bytes[count..];
            isStart = false;
        }
    }

    private static byte[] Pid(int pid) => [(byte)(0xe0 | (pid >> 8)), (byte)pid];

    private byte[] Start(int pid, bool isStart, int control)
    {
        var counter = _counters.GetValueOrDefault(pid, 15);
        if ((control & 1) != 0) counter = (counter + 1) & 15;
        _counters[pid] = counter;
        var packet = new byte[PacketLayout.PacketBytes];
        packet[0] = 0x47;
        packet[1] = (byte)((isStart ? 0x40 : 0) | (pid >> 8));
        packet[2] = (byte)pid;
        packet[3] = (byte)((control << 4) | counter);
        return packet;
    }
}
