namespace Probative.Formats.TransportStream;

/// <summary>What is known of one identifier while the packets pass.</summary>
internal sealed class PidState(int pid)
{
    private int _counter = -1;
    private bool _wasDuplicate;

    public int Pid => pid;

    public long Packets { get; set; }

    public long FirstOffset { get; init; }

    public long LastOffset { get; set; }

    public long ContinuityFaults { get; private set; }

    public long Duplicates { get; private set; }

    public long Scrambled { get; set; }

    public long Errors { get; set; }

    public long PesPackets { get; private set; }

    public long? FirstPts { get; private set; }

    public long? LastPts { get; private set; }

    public ClockState? Clock { get; set; }

    public StreamEntry? Stream { get; set; }

    /// <summary>The generation of the tables at which the reader decided about this stream.</summary>
    public int Asked { get; set; } = -1;

    public PesAssembler? Pes { get; set; }

    public PidReport Report => new()
    {
        Pid = pid,
        Packets = Packets,
        FirstOffset = FirstOffset,
        LastOffset = LastOffset,
        ContinuityFaults = ContinuityFaults,
        Duplicates = Duplicates,
        Scrambled = Scrambled,
        Errors = Errors,
        PesPackets = PesPackets,
        FirstPts = FirstPts,
        LastPts = LastPts,
        Clock = Clock?.Report,
        Stream = Stream,
    };

    /// <summary>
    /// What the counter of a packet says (2.4.3.3): it grows by one with each payload, and one packet may be
    /// sent twice.
    /// </summary>
    public Continuity Follow(in PacketHeader header)
    {
        var before = _counter;
        var wasDuplicate = _wasDuplicate;
        _counter = header.Counter;
        _wasDuplicate = false;
        if (before < 0 || header.IsDiscontinuity) return Continuity.Next;
        if (!header.HasPayload)
        {
            // Without a payload the counter stands still; senders that move it lose nothing by it.
            return Continuity.Next;
        }

        if (header.Counter == ((before + 1) & 15)) return Continuity.Next;
        if (header.Counter == before && !wasDuplicate)
        {
            Duplicates++;
            _wasDuplicate = true;
            return Continuity.Duplicate;
        }

        ContinuityFaults++;
        return Continuity.Missing;
    }

    public void CountPes(ReadOnlySpan<byte> payload)
    {
        PesPackets++;
        if (PesHeader.Read(payload)?.Pts is not { } pts) return;
        FirstPts ??= pts;
        LastPts = pts;
    }
}
