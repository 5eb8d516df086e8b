using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Examination;
using Probative.Examination.Metadata;
using Probative.Formats.Bytes;
using Probative.Formats.Types;
using Probative.Local.Sandboxing;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Metadata;

/// <summary>
/// Photographs and movies of many makers with what ExifTool recorded of them, beside what the examination
/// reads.
/// </summary>
public sealed partial class OutsideMetadata : IAsyncLifetime
{
    private readonly SortedDictionary<string, (JsonObject Told, JsonObject? Report)> _files =
        new(StringComparer.Ordinal);

    /// <summary>By path: what was recorded elsewhere, and our report; null where nothing was found.</summary>
    internal IReadOnlyDictionary<string, (JsonObject Told, JsonObject? Report)> Files
    {
        get
        {
            Repository.Outside("exif-quicktime");
            Assert.SkipWhen(_files.Count == 0, "bubblewrap or exiftool is not here.");
            return _files;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(Repository.Root, "../shared/data/exif-quicktime");
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        if (!Directory.Exists(folder) || !File.Exists(ExifToolProgram.Path) || sandbox.Refusal() is not null)
            return;
        var told = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "exiftool-12.57.json")))!;
        var examination = new MetadataExamination("12.57");
        await using var workbench = new Workbench(sandbox);
        foreach (var (name, values) in told.AsObject())
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            using var bytes = FileBytes.Open(path);
            var subject = new Subject(path, bytes.Length, TypeReader.Read(bytes, name));
            var outcome = await examination.RunAsync(subject, workbench, default);
            Assert.IsNotType<ExaminationOutcome.Failed>(outcome);
            _files[name] = (values!.AsObject(), (outcome as ExaminationOutcome.Found)?.Report);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The position that ExifTool makes of what it read; null for none and for 0, 0.</summary>
    internal static (double Latitude, double Longitude)? Position(JsonObject told) =>
        Number(told["Composite:GPSLatitude"]) is { } latitude
        && Number(told["Composite:GPSLongitude"]) is { } longitude && (latitude, longitude) != (0, 0)
            ? (latitude, longitude)
            : null;

    /// <summary>Every time that stands in the file: its tag, and date and time of day as written.</summary>
    internal static IEnumerable<(string Tag, string Local)> Times(JsonObject told)
    {
        foreach (var (key, value) in told)
        {
            var (group, tag) = (key.Split(':')[0], key.Split(':')[^1]);
            if (group is "Composite" or "File" || value is not JsonValue
                || TimeForm().Match(value.ToString()) is not { Success: true } match
                || match.Value.StartsWith("0000", StringComparison.Ordinal)) continue;
            if (DateTime.TryParseExact(
                match.Value[..19],
                "yyyy:MM:dd HH:mm:ss",
                CultureInfo.InvariantCulture,
                default,
                out var time))
                yield return (tag, time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        }
    }

    internal static IEnumerable<(string Tag, string Value)> Devices(JsonObject told) =>
        told.Where(pair => pair.Key.Split(':')[^1] is "Make" or "Model" && pair.Value is JsonValue)
            .Select(pair => (pair.Key.Split(':')[^1], pair.Value!.ToString()))
            .Where(pair => pair.Item2.Length > 0);

    private static double? Number(JsonNode? node) => double.TryParse(
        node?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$")]
    private static partial Regex TimeForm();
}
