namespace Probative.Formats.TransportStream;

/// <summary>The anatomy of a transport stream, as far as it was read.</summary>
public sealed record TransportReport
{
    /// <summary>How packets lie in the bytes; null where there are none.</summary>
    public PacketLayout? Layout { get; init; }

    /// <summary>The number of packets.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes that belong to no packet.</summary>
    public long SkippedBytes { get; init; }

    /// <summary>The transport_stream_id of the last association table; null where none was read.</summary>
    public int? TransportStreamId { get; init; }

    /// <summary>The version of the last association table; null where none was read.</summary>
    public int? TableVersion { get; init; }

    /// <summary>How often the association table changed its version.</summary>
    public int TableVersionChanges { get; init; }

    /// <summary>The number of sections whose CRC is right, association tables and maps.</summary>
    public long Sections { get; init; }

    /// <summary>Sections that were not used because of their CRC.</summary>
    public long WrongSections { get; init; }

    /// <summary>The programs, by number.</summary>
    public IReadOnlyList<ProgramReport> Programs { get; init; } = [];

    /// <summary>Every identifier that occurs, in order.</summary>
    public IReadOnlyList<PidReport> Pids { get; init; } = [];

    /// <summary>What is wrong, with offsets.</summary>
    public required DamageList Damage { get; init; }
}
