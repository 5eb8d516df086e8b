using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>
/// What a file says of itself: every value with its path, and beside that the times, positions, devices and
/// programs that stand in it, each as a candidate.
/// </summary>
public static class MetadataReport
{
    // Clocks of the two headers of one recording may differ by the length of writing it.
    private static readonly TimeSpan s_sameMoment = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> s_device =
    [
        "Make", "Model", "CameraModelName", "UniqueCameraModel", "SerialNumber", "InternalSerialNumber",
        "BodySerialNumber", "LensModel", "LensMake", "LensSerialNumber", "HostComputer", "AndroidVersion",
        "DeviceManufacturer", "DeviceModelName", "AndroidManufacturer", "AndroidModel", "DroneModel",
    ];

    private static readonly HashSet<string> s_software =
    [
        "Software", "CreatorTool", "HistorySoftwareAgent", "Encoder", "EncodingTool", "CompressorName",
        "WritingApp", "MuxingApp", "Producer", "Creator", "ProcessingSoftware", "HandlerVendorID",
        "VendorID", "EncodedBy", "CreatorAppId", "SoftwareVersion", "Application",
    ];

    private static readonly HashSet<string> s_edits =
    [
        "HistoryAction", "HistoryWhen", "HistoryChanged", "DerivedFromDocumentID", "DerivedFromInstanceID",
        "OriginalDocumentID", "IngredientsFilePath", "EditorCredit", "PhotoshopQuality", "MetadataDate",
    ];

    public static JsonObject Of(ExifToolValues read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var times = TimeCandidates.Find(read.Values);
        var positions = PositionCandidates.Find(read.Values);
        var notes = new Notes();
        NoteTimes(times, notes);
        NotePositions(positions, notes);
        NoteEdits(read.Values, notes);
        foreach (var warning in read.Warnings) notes.Add("reader-warning", warning);
        return new JsonObject
        {
            ["times"] = new JsonArray([.. times.Select(time => time.ToJson())]),
            ["positions"] = new JsonArray([.. positions.Select(position => position.ToJson())]),
            ["device"] = Chosen(read.Values, s_device),
            ["software"] = Chosen(read.Values, s_software),
            ["edit_traces"] = Chosen(read.Values, s_edits),
            ["values"] = new JsonArray([.. read.Values.Where(IsOfTheFile).Select(value => value.ToJson())]),
            ["values_left_out"] = read.LeftOut,
            ["notes"] = notes.ToJson(),
        };
    }

    /// <summary>False for what the program computes from other values, or says of the file's type.</summary>
    public static bool IsOfTheFile(MetadataValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Group is not ("Composite" or "ExifTool" or "System");
    }

    private static JsonArray Chosen(
        IReadOnlyList<MetadataValue> values, HashSet<string> tags) => new([.. values
        .Where(value => tags.Contains(value.Tag) && IsOfTheFile(value) && value.Text != "")
        .Select(value => value.ToJson())]);

    private static void NoteTimes(IReadOnlyList<TimeCandidate> times, Notes notes)
    {
        if (times.Any(time => time.Zone == TimeCandidates.NotStated))
            notes.Add("time-without-zone", "A time stands in the file with no zone: it may be off by hours.");
        if (Named("CreateDate", "MediaCreateDate", "DateTimeOriginal") is { } made
            && Named("ModifyDate", "MediaModifyDate") is { } modified
            && made.Local + s_sameMoment < modified.Local)
        {
            notes.Add(
                "modified-later",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{modified.Value.Tag} is {modified.Local - made.Local} after {made.Value.Tag}."));
        }

        TimeCandidate? Named(params string[] tags) => times.FirstOrDefault(
            time => tags.Contains(time.Value.Tag)
            && (time.Zone == TimeCandidates.ByStandard || time.Value.Group is "ExifIFD" or "IFD0"));
    }

    private static void NotePositions(IReadOnlyList<PositionCandidate> positions, Notes notes)
    {
        if (positions.Count == 0) return;
        notes.Add("position", "A position stands in the file. It may be where somebody lives.");

        // About a hundred metres: sources that round differently agree.
        const double same = 0.001;
        if (positions.Any(one => Math.Abs(one.Latitude - positions[0].Latitude) > same
            || Math.Abs(one.Longitude - positions[0].Longitude) > same))
        {
            notes.Add("positions-differ", "Positions in the file differ from each other.");
        }
    }

    private static void NoteEdits(IReadOnlyList<MetadataValue> values, Notes notes)
    {
        if (values.Any(value => s_edits.Contains(value.Tag)))
            notes.Add("edit-traces", "The file says that a program changed it, or made it from another.");
    }
}
