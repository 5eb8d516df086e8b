namespace Probative.Formats.TransportStream;

/// <summary>A program as its map describes it (ISO/IEC 13818-1, 2.4.4.8).</summary>
public sealed record ProgramReport
{
    /// <summary>The program's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The identifier under which its map comes.</summary>
    public required int MapPid { get; init; }

    /// <summary>
    /// The identifier that carries its clock; null before a map was read, or where it has none.
    /// </summary>
    public int? ClockPid { get; init; }

    /// <summary>The version of the last map, 0 to 31; null where none was read.</summary>
    public int? Version { get; init; }

    /// <summary>How often the map changed its version.</summary>
    public int VersionChanges { get; init; }

    /// <summary>The offset of the packet in which the first map ends; null where none was read.</summary>
    public long? MapOffset { get; init; }

    /// <summary>What the last map says of the whole program.</summary>
    public IReadOnlyList<Descriptor> Descriptors { get; init; } = [];

    /// <summary>The streams of the last map, in its order.</summary>
    public IReadOnlyList<StreamEntry> Streams { get; init; } = [];
}
