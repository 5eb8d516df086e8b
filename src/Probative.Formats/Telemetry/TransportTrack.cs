using Probative.Formats.Klv;
using Probative.Formats.TransportStream;

namespace Probative.Formats.Telemetry;

/// <summary>
/// The telemetry of one stream of KLV, and how its clock runs against those of the pictures.
/// </summary>
public sealed record TransportTrack
{
    /// <summary>The stream.</summary>
    public required StreamEntry Entry { get; init; }

    /// <summary>The points, and what is odd about them.</summary>
    public required Track Track { get; init; }

    /// <summary>The first packet that says a point, with all its items; null where there is none.</summary>
    public KlvPacket? FirstPacket { get; init; }

    /// <summary>The number of packets, by the set that they hold.</summary>
    public required IReadOnlyDictionary<SetKind, long> Packets { get; init; }

    /// <summary>Packets with a checksum that is right.</summary>
    public long RightChecksums { get; init; }

    /// <summary>Packets with a checksum that is wrong.</summary>
    public long WrongChecksums { get; init; }

    /// <summary>Packets of sets that demand a checksum and have none.</summary>
    public long MissingChecksums { get; init; }

    /// <summary>Packets whose end is missing.</summary>
    public long CutPackets { get; init; }

    /// <summary>Packets that were split over several PES packets.</summary>
    public long JoinedPackets { get; init; }

    /// <summary>How often a cell of metadata does not follow the one before by its sequence number.</summary>
    public long CellFaults { get; init; }

    /// <summary>
    /// The telemetry's times against the presentation times; null where either is missing.
    /// </summary>
    public TimeRelation? TimeToPts { get; init; }

    /// <summary>
    /// The telemetry's times against the time stamps in the pictures themselves, brought to the same
    /// presentation time; null where there are none within a second.
    /// </summary>
    public TimeRelation? TimeToPictureTime { get; init; }

    /// <summary>
    /// From the nearest picture to the telemetry in microseconds of presentation time, for telemetry that
    /// carries its own; null where there is none.
    /// </summary>
    public Distribution? PictureLagMicros { get; init; }
}
