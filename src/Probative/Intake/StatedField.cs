using Probative.Kernel.Dates;

namespace Probative.Intake;

/// <summary>
/// One thing that can be stated of a file: its name in the sidecar and on the command line, and what is
/// acceptable.
/// </summary>
public sealed record StatedField(string Name, bool IsDate, bool IsOfAppearance)
{
    /// <summary>
    /// A stated text is a sentence or a page, not a document: a document is an item of its own.
    /// </summary>
    public const int LengthMax = 8_192;

    public static StatedField From { get; } = new("from", IsDate: false, IsOfAppearance: false);
    public static StatedField How { get; } = new("how", IsDate: false, IsOfAppearance: false);
    public static StatedField Received { get; } = new("received", IsDate: true, IsOfAppearance: false);
    public static StatedField Conditions { get; } = new("conditions", IsDate: false, IsOfAppearance: false);
    public static StatedField Consent { get; } = new("consent", IsDate: false, IsOfAppearance: false);
    public static StatedField Source { get; } = new("source", IsDate: false, IsOfAppearance: true);
    public static StatedField Url { get; } = new("url", IsDate: false, IsOfAppearance: true);
    public static StatedField TimeShown { get; } = new("time_shown", IsDate: false, IsOfAppearance: true);
    public static StatedField Zone { get; } = new("zone", IsDate: false, IsOfAppearance: true);
    public static StatedField SeenBy { get; } = new("seen_by", IsDate: false, IsOfAppearance: true);
    public static StatedField SeenHow { get; } = new("seen_how", IsDate: false, IsOfAppearance: true);
    public static StatedField Seen { get; } = new("seen", IsDate: true, IsOfAppearance: true);

    public static IReadOnlyList<StatedField> All { get; } =
        [From, How, Received, Conditions, Consent, Source, Url, TimeShown, Zone, SeenBy, SeenHow, Seen];

    /// <summary>
    /// What is wrong with a stated text, or null. A null text is always right: it is *not stated*. The zone
    /// is free text on purpose: an offset, an IANA name, or the words that stood there ("local time").
    /// </summary>
    public string? Validate(string? text)
    {
        if (text is null) return null;
        if (text.Length > LengthMax) return $"`{Name}` is longer than {LengthMax} characters.";
        if (text.Contains('\0', StringComparison.Ordinal)) return $"`{Name}` holds a zero character.";
        if (IsDate && !Edtf.IsLevel1(text)) return $"`{Name}` is not an EDTF date of level 1: \"{text}\".";
        return null;
    }
}
