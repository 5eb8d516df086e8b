using Probative.Formats.TransportStream;

namespace Probative.Formats.Telemetry;

/// <summary>What a transport stream says of where it was recorded.</summary>
public sealed record TransportTelemetry
{
    /// <summary>The anatomy of the stream.</summary>
    public required TransportReport Transport { get; init; }

    /// <summary>One track for each stream of KLV, by identifier.</summary>
    public required IReadOnlyList<TransportTrack> Tracks { get; init; }

    /// <summary>The number of pictures whose start was read.</summary>
    public required long Pictures { get; init; }

    /// <summary>The number of pictures that carry a time stamp themselves (MISB ST 0604).</summary>
    public required long PictureTimes { get; init; }

    /// <summary>How many of those say that their clock is not locked to its reference.</summary>
    public required long UnlockedPictureTimes { get; init; }

    /// <summary>
    /// The times in the pictures against their presentation times; null where there are none.
    /// </summary>
    public TimeRelation? PictureTimeToPts { get; init; }

    /// <summary>What is wrong with the metadata, with offsets of transport packets.</summary>
    public required DamageList Damage { get; init; }
}
