namespace Probative.Formats.Telemetry;

/// <summary>The stable codes of faults in tracks and in the files that they are read from.</summary>
public static class TrackCodes
{
    /// <summary>The time between two points is far longer than usual.</summary>
    public const string Gap = "track-gap";

    /// <summary>The way between two points needs a speed above the limit.</summary>
    public const string Jump = "track-jump";

    /// <summary>A time is before that of the point before.</summary>
    public const string TimeBack = "track-time-back";

    /// <summary>The packet's checksum is wrong.</summary>
    public const string Checksum = "track-checksum";

    /// <summary>More points than a reader agrees to hold; the rest is counted.</summary>
    public const string TooMany = "track-too-many";

    /// <summary>Lines of a subtitle file that are neither number, times nor text of a cue.</summary>
    public const string Cue = "cue-malformed";

    /// <summary>A cue whose text is cut, or whose position is in no range.</summary>
    public const string CueText = "cue-text";

    /// <summary>A line or cue longer than is read.</summary>
    public const string CueLong = "cue-too-long";

    /// <summary>The order of coordinates differs within the file.</summary>
    public const string CueOrder = "cue-order";
}
