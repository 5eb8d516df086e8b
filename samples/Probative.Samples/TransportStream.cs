using System.Buffers.Binary;

namespace Probative.Samples;

/// <summary>
/// Adds a stream of KLV packets to a transport stream that ffmpeg made, since ffmpeg cannot make one of a
/// file: names it in each program map (ISO/IEC 13818-1, 2.4.4.8; MISB ST 1402) and puts the packets between
/// the video's.
/// </summary>
internal static class TransportStream
{
    private const int Size = 188;
    private const int MapPid = 0x1000;
    private const int VideoPid = 0x100;
    private const int KlvPid = 0x1F0;

    /// <summary>Private data, and a registration descriptor that says KLVA.</summary>
    private static readonly byte[] KlvStream =
        [0x06, 0xE0 | (KlvPid >> 8), KlvPid & 0xFF, 0xF0, 6, 0x05, 4, .. "KLVA"u8];

    public static byte[] AddKlv(
        ReadOnlySpan<byte> stream, IReadOnlyList<byte[]> packets, int framesPerPacket, int framesPerSecond)
    {
        var first = FirstTime(stream);
        var made = new MemoryStream();
        var (frame, counter) = (0, 0);
        for (var at = 0; at + Size <= stream.Length; at += Size)
        {
            var packet = stream.Slice(at, Size);
            var (pid, isStart) = (((packet[1] & 0x1F) << 8) | packet[2], (packet[1] & 0x40) != 0);
            if (pid == VideoPid && isStart)
            {
                var (due, rest) = Math.DivRem(frame, framesPerPacket);
                var time = first + (frame * 90_000L / framesPerSecond);
                if (rest == 0 && due < packets.Count) counter = Write(made, Pes(packets[due], time), counter);
                frame++;
            }

            made.Write(pid == MapPid && isStart ? WithKlv(packet) : packet);
        }

        return made.ToArray();
    }

    private static long FirstTime(ReadOnlySpan<byte> stream)
    {
        // Frames are not in the order of their times: the first frame has the lowest.
        var first = long.MaxValue;
        for (var at = 0; at + Size <= stream.Length; at += Size)
        {
            var packet = stream.Slice(at, Size);
            if ((((packet[1] & 0x1F) << 8) | packet[2]) != VideoPid || (packet[1] & 0x40) == 0) continue;
            var pes = packet[((packet[3] & 0x20) != 0 ? 5 + packet[4] : 4)..];
            var time = ((long)(pes[9] & 0x0E) << 29) | ((long)pes[10] << 22) | ((long)(pes[11] & 0xFE) << 14)
                | ((long)pes[12] << 7) | ((long)pes[13] >> 1);
            first = Math.Min(first, time);
        }

        return first;
    }

    private static byte[] Pes(byte[] data, long time)
    {
        var length = data.Length + 8;
        byte[] header =
        [
            0, 0, 1, 0xBD, (byte)(length >> 8), (byte)length, 0x84, 0x80, 5,
            (byte)(0x21 | ((time >> 29) & 0x0E)), (byte)(time >> 22), (byte)(1 | ((time >> 14) & 0xFE)),
            (byte)(time >> 7), (byte)(1 | ((time << 1) & 0xFE)),
        ];
        return [.. header, .. data];
    }

    private static int Write(MemoryStream made, ReadOnlySpan<byte> pes, int counter)
    {
        var isStart = true;
        while (!pes.IsEmpty)
        {
            var packet = new byte[Size];
            Array.Fill(packet, (byte)0xFF);
            var part = pes[..Math.Min(pes.Length, Size - 4)];
            var stuffing = Size - 4 - part.Length;
            packet[0] = 0x47;
            packet[1] = (byte)((isStart ? 0x40 : 0) | (KlvPid >> 8));
            packet[2] = KlvPid & 0xFF;
            packet[3] = (byte)((stuffing > 0 ? 0x30 : 0x10) | (counter & 0x0F));
            // What a packet has too much is an adaptation field: its length, no flags, bytes of 0xFF.
            if (stuffing > 0) packet[4] = (byte)(stuffing - 1);
            if (stuffing > 1) packet[5] = 0;
            part.CopyTo(packet.AsSpan(4 + stuffing));
            made.Write(packet);
            pes = pes[part.Length..];
            (isStart, counter) = (false, counter + 1);
        }

        return counter;
    }

    private static byte[] WithKlv(ReadOnlySpan<byte> packet)
    {
        var from = 5 + packet[4];
        var length = ((packet[from + 1] & 0x0F) << 8) | packet[from + 2];
        byte[] section = [.. packet.Slice(from, 3 + length - 4), .. KlvStream];
        section[1] = (byte)((section[1] & 0xF0) | ((length + KlvStream.Length) >> 8));
        section[2] = (byte)(length + KlvStream.Length);
        var made = new byte[Size];
        Array.Fill(made, (byte)0xFF);
        packet[..from].CopyTo(made);
        section.CopyTo(made.AsSpan(from));
        BinaryPrimitives.WriteUInt32BigEndian(made.AsSpan(from + section.Length), Crc32(section));
        return made;
    }

    /// <summary>The check of sections: ISO/IEC 13818-1, annex A.</summary>
    private static uint Crc32(ReadOnlySpan<byte> section)
    {
        var crc = uint.MaxValue;
        foreach (var one in section)
        {
            crc ^= (uint)one << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }
}
