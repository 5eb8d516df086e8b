namespace Probative.Formats.TransportStream;

/// <summary>The header and adaptation field of one packet (ISO/IEC 13818-1, 2.4.3.2 to 2.4.3.5).</summary>
internal readonly struct PacketHeader
{
    public required int Pid { get; init; }

    public required bool HasError { get; init; }

    public required bool IsStart { get; init; }

    public required bool IsScrambled { get; init; }

    public required int Counter { get; init; }

    public required bool HasPayload { get; init; }

    /// <summary>False where the adaptation field contradicts the packet.</summary>
    public required bool IsWhole { get; init; }

    public required bool IsDiscontinuity { get; init; }

    /// <summary>The program clock reference in 27 MHz ticks, or -1.</summary>
    public required long Pcr { get; init; }

    public required int PayloadAt { get; init; }

    public static PacketHeader Read(ReadOnlySpan<byte> packet)
    {
        var control = packet[3] >> 4 & 3;
        var at = 4;
        var whole = control != 0;
        var jump = false;
        var pcr = -1L;
        if ((control & 2) != 0)
        {
            var length = packet[4];
            at = 5 + length;
            whole = length <= (control == 2 ? 183 : 182);
            if (whole && length > 0)
            {
                jump = (packet[5] & 0x80) != 0;
                if ((packet[5] & 0x10) != 0 && length >= 7) pcr = ReadPcr(packet[6..12]);
            }
        }

        return new PacketHeader
        {
            Pid = ((packet[1] & 0x1f) << 8) | packet[2],
            HasError = (packet[1] & 0x80) != 0,
            IsStart = (packet[1] & 0x40) != 0,
            IsScrambled = (packet[3] & 0xc0) != 0,
            Counter = packet[3] & 0x0f,
            HasPayload = (control & 1) != 0 && whole,
            IsWhole = whole,
            IsDiscontinuity = jump,
            Pcr = pcr,
            PayloadAt = whole ? at : packet.Length,
        };
    }

    /// <summary>33 bits that count 300 ticks each, six reserved ones, nine that count one.</summary>
    private static long ReadPcr(ReadOnlySpan<byte> field)
    {
        var ticks = ((long)field[0] << 25) | ((long)field[1] << 17) | ((long)field[2] << 9)
            | ((long)field[3] << 1) | ((long)field[4] >> 7);
        var rest = ((field[4] & 1) << 8) | field[5];
        return (ticks * 300) + rest;
    }
}
