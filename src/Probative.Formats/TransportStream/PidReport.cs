namespace Probative.Formats.TransportStream;

/// <summary>What was counted under one packet identifier.</summary>
public sealed record PidReport
{
    /// <summary>The packet identifier, 0 to 8,191; 8,191 is padding.</summary>
    public required int Pid { get; init; }

    /// <summary>The number of transport packets.</summary>
    public required long Packets { get; init; }

    /// <summary>The offset of the first packet.</summary>
    public required long FirstOffset { get; init; }

    /// <summary>The offset of the last packet.</summary>
    public required long LastOffset { get; init; }

    /// <summary>How often the continuity counter says that packets are missing.</summary>
    public required long ContinuityFaults { get; init; }

    /// <summary>Packets that repeat the one before, as the standard lets a sender do once.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Packets whose payload is scrambled.</summary>
    public required long Scrambled { get; init; }

    /// <summary>Packets with the transport error indicator.</summary>
    public required long Errors { get; init; }

    /// <summary>The number of PES packets that begin.</summary>
    public required long PesPackets { get; init; }

    /// <summary>The first presentation time in 90 kHz ticks as written, or null.</summary>
    public long? FirstPts { get; init; }

    /// <summary>The last presentation time in 90 kHz ticks as written, or null.</summary>
    public long? LastPts { get; init; }

    /// <summary>The program clock, or null where the identifier carries none.</summary>
    public ClockReport? Clock { get; init; }

    /// <summary>What the stream is, where it is one.</summary>
    public StreamEntry? Stream { get; init; }
}
