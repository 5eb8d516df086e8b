namespace Probative.Formats.Texts;

/// <summary>The stable codes of faults in texts.</summary>
public static class TextCodes
{
    /// <summary>Bytes that are no character of the encoding; U+FFFD stands in the text for them.</summary>
    public const string Character = "text-character";

    /// <summary>The text is longer than is read.</summary>
    public const string TooLong = "text-too-long";

    /// <summary>The bytes are not text in an encoding that is read.</summary>
    public const string NotText = "text-not-text";

    /// <summary>A block of a subtitle file in which no time stands.</summary>
    public const string CueTime = "cue-time";

    /// <summary>More cues than are read.</summary>
    public const string TooManyCues = "cue-too-many";
}
