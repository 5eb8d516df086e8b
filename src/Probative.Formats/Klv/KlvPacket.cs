namespace Probative.Formats.Klv;

/// <summary>A set with its universal key, and where it was found.</summary>
public sealed record KlvPacket
{
    /// <summary>The key.</summary>
    public required UniversalKey Key { get; init; }

    /// <summary>The bytes from the key to the end, or as many as are there.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether bytes are missing at the end.</summary>
    public bool IsCut { get; init; }

    /// <summary>
    /// The packet identifier of the stream that carried it, or -1 where it came in no transport stream.
    /// </summary>
    public int Pid { get; init; } = -1;

    /// <summary>The number of the transport packet in which its PES packet begins, or -1.</summary>
    public long PacketNumber { get; init; } = -1;

    /// <summary>
    /// The byte offset of that transport packet; of the packet's key where it came in no transport stream.
    /// </summary>
    public long Offset { get; init; }

    /// <summary>The offset of the key in the content of the PES packet; 0 where there is none.</summary>
    public int ContentOffset { get; init; }

    /// <summary>
    /// Over how many PES packets it is split, 1 for none; what is told of its PES packet is of the first.
    /// </summary>
    public int PesPackets { get; init; } = 1;

    /// <summary>The presentation time of the PES packet in 90 kHz ticks, or null.</summary>
    public long? Pts { get; init; }

    /// <summary>The checksum; null where there is none.</summary>
    public Checksum? Checksum { get; init; }

    /// <summary>The items; null for a set that is not read.</summary>
    public LocalSet? Set { get; init; }
}
