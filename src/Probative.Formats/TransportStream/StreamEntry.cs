namespace Probative.Formats.TransportStream;

/// <summary>
/// One stream inside a transport stream: as a program map announces it, or as it was found.
/// </summary>
public sealed record StreamEntry
{
    /// <summary>The packet identifier, 0 to 8,191.</summary>
    public required int Pid { get; init; }

    /// <summary>The program that announces it, or null where none does.</summary>
    public int? ProgramNumber { get; init; }

    /// <summary>The stream type of the program map, or null where none announces it.</summary>
    public byte? Type { get; init; }

    /// <summary>The descriptors of the program map.</summary>
    public IReadOnlyList<Descriptor> Descriptors { get; init; } = [];

    /// <summary>The stream_id of the first PES packet; null before there is one.</summary>
    public byte? StreamId { get; init; }

    /// <summary>Whether the first PES packet's payload begins with a universal key of SMPTE 336.</summary>
    public bool StartsWithKey { get; init; }

    /// <summary>The format identifier that a descriptor gives, such as <c>KLVA</c>.</summary>
    public string? FormatIdentifier =>
        Descriptors
            .Select(descriptor => descriptor.FormatIdentifier)
            .FirstOrDefault(name => name is not null);

    /// <summary>
    /// Whether it carries KLV: announced as MISB ST 1402 says, or seen to begin with a universal key.
    /// </summary>
    public bool IsKlv => Type switch
    {
        StreamTypes.MetadataPes => FormatIdentifier is null or "KLVA" || StartsWithKey,
        StreamTypes.PrivatePes => FormatIdentifier is "KLVA" || StartsWithKey,
        null => StartsWithKey,
        _ => false,
    };

    /// <summary>Whether the KLV comes in cells of metadata access units, at the times of pictures.</summary>
    public bool IsSynchronousKlv => IsKlv && (Type == StreamTypes.MetadataPes || StreamId == 0xfc);

    /// <summary>Whether it is moving pictures.</summary>
    public bool IsVideo => Type is { } type
        ? StreamTypes.IsVideo(type)
        : StreamId is >= 0xe0 and <= 0xef;
}
