using System.Globalization;
using System.Text.Json;
using Probative.Formats.Bytes;
using Probative.Formats.IsoBmff;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.IsoBmff;

/// <summary>Films of other projects, held against the recorded reading of another program.</summary>
public sealed class OutsideBoxTests
{
    private static readonly string[] s_endings = [".mp4", ".mov", ".heic", ".avif", ".3gp", ".cr3"];

    [Fact]
    public void Times_durations_and_turns_are_those_that_another_reader_recorded()
    {
        var folder = Repository.Outside("exif-quicktime");
        var recorded = File.ReadAllBytes(Path.Combine(folder, "exiftool-12.57.json"));
        using var expected = JsonDocument.Parse(recorded);
        var differing = new List<string>();
        var (files, compared) = (0, 0);
        foreach (var file in expected.RootElement.EnumerateObject())
        {
            if (!file.Value.TryGetProperty("QuickTime:CreateDate", out _)) continue;
            using var bytes = FileBytes.Open(Path.Combine(folder, file.Name));
            files++;
            foreach (var (key, told) in Readings(BoxReader.Read(bytes)))
            {
                if (!file.Value.TryGetProperty(key, out var value)) continue;
                compared++;
                var isNumber = value.ValueKind == JsonValueKind.Number;
                var isSame = isNumber && told is double number
                    ? Math.Abs(value.GetDouble() - number) < 0.001
                    : value.ToString() == (string)told;
                if (!isSame) differing.Add($"{file.Name}: {key} {value} {told}");
            }
        }

        Assert.True(files >= 6 && compared > 60, $"{files} files, {compared} compared");
        Assert.True(differing.Count == 0, $"{compared} compared\n" + string.Join('\n', differing));
    }

    [Fact]
    public void Films_and_pictures_of_other_projects_are_read_without_damage_where_they_are_whole()
    {
        var damaged = new List<string>();
        var read = 0;
        foreach (var topic in (string[])["vpdq", "c2pa", "c2pa-formats", "exif-quicktime"])
        {
            var folder = Repository.Outside(topic);
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (!s_endings.Contains(Path.GetExtension(path))) continue;
                using var bytes = FileBytes.Open(path);
                read++;
                var report = BoxReader.Read(bytes);
                if (report.Damage.Errors == 0) continue;
                damaged.Add($"{Path.GetFileName(path)} {report.Damage[0].Code}");
            }
        }

        Assert.True(read > 10);

        // Made to exhaust readers that call themselves for each box in a box.
        Assert.Equal(["nested_moov_1000.mp4 box-too-deep"], damaged);
    }

    private static IEnumerable<(string Key, object Told)> Readings(BoxReport report)
    {
        yield return ("QuickTime:CreateDate", Told(report.Movie?.Created));
        yield return ("QuickTime:ModifyDate", Told(report.Movie?.Modified));
        yield return ("QuickTime:TimeScale", (double)(report.Movie?.Timescale ?? 0));
        yield return ("QuickTime:Duration", report.Movie?.Seconds ?? -1);
        for (var i = 0; i < report.Tracks.Count; i++)
        {
            var track = report.Tracks[i];
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Track{i + 1}:");
            yield return (prefix + "TrackCreateDate", Told(track.Created));
            yield return (prefix + "TrackModifyDate", Told(track.Modified));
            yield return (prefix + "MediaCreateDate", Told(track.MediaCreated));
            yield return (prefix + "MediaModifyDate", Told(track.MediaModified));
            yield return (prefix + "MediaTimeScale", (double)(track.MediaTimescale ?? 0));
            yield return (prefix + "MediaDuration", track.MediaSeconds ?? -1);
        }

        var video = report.Tracks.FirstOrDefault(track => track.Handler == "vide");
        if (video?.RotationDegrees is { } degrees) yield return ("Composite:Rotation", (double)degrees);
    }

    private static string Told(BoxTime? time) => time is not { Raw: > 0 }
        ? "0000:00:00 00:00:00"
        : time.Value.Utc?.ToString("yyyy:MM:dd HH:mm:ss'+00:00'", CultureInfo.InvariantCulture) ?? "";
}
