namespace Probative.Formats.IsoBmff;

/// <summary>One track of a movie; what its boxes do not hold is null.</summary>
public sealed record Track
{
    /// <summary>The offset of its <c>trak</c> box.</summary>
    public required long Offset { get; init; }

    /// <summary>Its identifier (clause 8.3.2).</summary>
    public uint? Id { get; init; }

    /// <summary>True when it is to be shown.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>When it was made, as it states.</summary>
    public BoxTime? Created { get; init; }

    /// <summary>When it was last changed, as it states.</summary>
    public BoxTime? Modified { get; init; }

    /// <summary>In ticks of the movie.</summary>
    public ulong? Duration { get; init; }

    /// <summary>As it is shown, in pixels; 0 for sound.</summary>
    public double? Width { get; init; }

    /// <summary>As it is shown, in pixels; 0 for sound.</summary>
    public double? Height { get; init; }

    /// <summary>Clockwise: 0, 90, 180 or 270; null where the matrix does another thing.</summary>
    public int? RotationDegrees { get; init; }

    /// <summary>Four characters: <c>vide</c>, <c>soun</c>, <c>meta</c> (clause 8.4.3).</summary>
    public string? Handler { get; init; }

    /// <summary>What the writer called it.</summary>
    public string? HandlerName { get; init; }

    /// <summary>When the media was made, as it states (clause 8.4.2).</summary>
    public BoxTime? MediaCreated { get; init; }

    /// <summary>When the media was last changed, as it states.</summary>
    public BoxTime? MediaModified { get; init; }

    /// <summary>Ticks a second.</summary>
    public uint? MediaTimescale { get; init; }

    /// <summary>In ticks of the track.</summary>
    public ulong? MediaDuration { get; init; }

    /// <summary>Three letters of ISO 639-2, or the number of QuickTime.</summary>
    public string? Language { get; init; }

    /// <summary>The edit list, at most 1000 entries.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>How many edits the list states.</summary>
    public long EditCount { get; init; }

    /// <summary>The sample descriptions, at most 32.</summary>
    public IReadOnlyList<SampleFormat> Formats { get; init; } = [];

    /// <summary>Durations of samples.</summary>
    public TimeTable? Times { get; init; }

    /// <summary>From decoding to showing.</summary>
    public OffsetTable? Compositions { get; init; }

    /// <summary>The numbers of sync samples, from 1; without the table every sample is one.</summary>
    public OffsetTable? SyncSamples { get; init; }

    /// <summary>Sizes of samples in bytes.</summary>
    public OffsetTable? Sizes { get; init; }

    /// <summary>Chunks and how many samples lie in each, as the numbers of samples.</summary>
    public OffsetTable? SamplesPerChunk { get; init; }

    /// <summary>Where chunks begin in the file.</summary>
    public OffsetTable? Chunks { get; init; }

    /// <summary>The media's duration in seconds.</summary>
    public double? MediaSeconds =>
        MediaDuration is { } ticks && MediaTimescale is { } scale ? Ticks.ToSeconds(ticks, scale) : null;
}
