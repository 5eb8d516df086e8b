namespace Probative.Formats.Segments;

/// <summary>The stable codes of faults in the segments of a file.</summary>
public static class SegmentCodes
{
    /// <summary>The file ends inside a segment, or before the end that its format asks for.</summary>
    public const string Truncated = "segment-truncated";

    /// <summary>A segment states a length that it cannot have.</summary>
    public const string Length = "segment-length";

    /// <summary>No marker, name or identifier stands where the next segment should begin.</summary>
    public const string Marker = "segment-marker";

    /// <summary>The check sum of a chunk does not agree with its content.</summary>
    public const string Sum = "segment-sum";

    /// <summary>More segments, or deeper ones, than are read.</summary>
    public const string TooMany = "segment-too-many";

    /// <summary>There are bytes behind the end of the format.</summary>
    public const string BehindEnd = "segment-behind-end";
}
