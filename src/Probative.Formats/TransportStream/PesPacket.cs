namespace Probative.Formats.TransportStream;

/// <summary>
/// A packet of an elementary stream, put together from transport packets (ISO/IEC 13818-1, 2.4.3.6).
/// </summary>
public sealed record PesPacket
{
    /// <summary>The packet identifier that it came under.</summary>
    public required int Pid { get; init; }

    /// <summary>The number of the transport packet in which it begins, from 0.</summary>
    public required long PacketNumber { get; init; }

    /// <summary>The byte offset of that transport packet's sync byte.</summary>
    public required long Offset { get; init; }

    /// <summary>The stream_id: 0xBD private, 0xFC metadata, 0xE0 to 0xEF video.</summary>
    public required byte StreamId { get; init; }

    /// <summary>
    /// The presentation time in 90 kHz ticks, 33 bits as written; null where there is none.
    /// </summary>
    public long? Pts { get; init; }

    /// <summary>The decoding time in 90 kHz ticks, 33 bits as written; null where there is none.</summary>
    public long? Dts { get; init; }

    /// <summary>The content behind the header: all of it, or as much as was asked for or is there.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the content is less than the packet had, by limit or by damage.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether transport packets are missing inside, so that bytes of it are.</summary>
    public bool HasGap { get; init; }

    /// <summary>
    /// Whether transport packets of its stream are missing since the packet before it began, so that whole
    /// packets may be missing between the two.
    /// </summary>
    public bool IsAfterGap { get; init; }
}
