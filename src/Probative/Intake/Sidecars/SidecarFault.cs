namespace Probative.Intake.Sidecars;

/// <summary>
/// Something wrong in a sidecar, with the line where it stands; nothing is recorded until there is none.
/// </summary>
public sealed record SidecarFault(long Line, string Code, string Message)
{
    public const string NotUtf8 = "sidecar-not-utf8";
    public const string Malformed = "sidecar-malformed";
    public const string UnknownColumn = "sidecar-unknown-column";
    public const string NoPath = "sidecar-no-path";
    public const string BadValue = "sidecar-bad-value";
    public const string DuplicateRow = "sidecar-duplicate-row";
    public const string ConflictingRows = "sidecar-conflicting-rows";
    public const string PathNotFound = "sidecar-path-not-found";
    public const string PathNotNamed = "sidecar-path-not-named";
    public const string TooLarge = "sidecar-too-large";

    public string Hint => Code switch
    {
        NotUtf8 => "Save the sidecar as UTF-8.",
        UnknownColumn =>
            "Columns are: path, " + string.Join(", ", StatedField.All.Select(known => known.Name)) + ".",
        NoPath => "Give every row a path, relative to the sidecar's folder.",
        BadValue => "Correct the value, or write \"not stated\". " + Kernel.Dates.Edtf.Hint,
        DuplicateRow => "Delete one of the two rows.",
        ConflictingRows =>
            "One file has one acquisition in a run: leave these columns empty in its further rows.",
        PathNotFound =>
            "Paths are relative to the sidecar's folder and name files, exactly as the file system has them.",
        PathNotNamed => "Name its folder on the command line too, or give the sidecar alone.",
        TooLarge => "Split the sidecar.",
        _ => "See docs/spec/sidecar.md.",
    };
}
