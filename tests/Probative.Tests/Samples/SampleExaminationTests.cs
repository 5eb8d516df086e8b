using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Samples;

/// <summary>What examining the sample case finds is what its generator tells.</summary>
public sealed class SampleExaminationTests(ExaminedSample sample) : IClassFixture<ExaminedSample>
{
    [Fact]
    public void Every_file_is_of_the_type_that_was_made()
    {
        // What holds zeros, and times that no clip has, is recognised as no text and as no subtitles.
        string[] beyond = ["further/hostile/statement-draft.txt", "further/hostile/DJI_0099.SRT"];
        foreach (var (name, told) in sample.Told.Where(file => !beyond.Contains(file.Name)))
        {
            var type = (string?)sample.File(name)["type"]!["type"]!["media_type"];
            Assert.True((string?)told["type"] == type, $"{name}: {type}");
        }
    }

    [Fact]
    public void Every_video_has_its_frames_and_its_cuts()
    {
        foreach (var (name, told) in sample.With("video"))
        {
            var frames = sample.Report(name, "frames");
            Assert.True((long)told["video"]!["frames"]! == (long)frames["frames"]!, name);
            Assert.Equal((int)told["video"]!["width"]!, (int)frames["width"]!);
            Assert.Equal((int)told["video"]!["height"]!, (int)frames["height"]!);
            if (told["cut_frames"] is not JsonArray cuts) continue;
            var found = frames["shots"]!.AsArray().Select(shot => (long)shot!["first_frame"]!).Skip(1);
            Assert.Equal(cuts.Select(cut => (long)cut!), found);
        }
    }

    [Fact]
    public void The_claps_are_measured_as_impulsive_sounds()
    {
        foreach (var (name, told) in sample.With("audio"))
        {
            var found = sample.Report(name, "sound")["impulsive_sounds"]!.AsArray()
                .Select(sound => (double)sound!["at_s"]!).ToList();
            foreach (var clap in told["audio"]!["impulses_s"]!.AsArray().Select(at => (double)at!))
                Assert.Contains(found, at => Math.Abs(at - clap) < 0.05);
        }
    }

    [Fact]
    public void Tracks_begin_and_end_where_the_camera_was()
    {
        foreach (var (name, told) in sample.With("telemetry"))
        {
            var report = sample.Report(name, "telemetry");
            var track = (report["tracks"]?[0]?["track"] ?? report["track"])!;
            Assert.Equal((int)told["telemetry"]!["points"]!, (int)track["points"]!);
            foreach (var end in (string[])["first", "last"])
            {
                var (made, found) = (told["telemetry"]![end]!, track[end]!["position"]!);
                AssertNear((double)made["latitude"]!, (double)found["latitude"]!);
                AssertNear((double)made["longitude"]!, (double)found["longitude"]!);
            }
        }
    }

    [Fact]
    public void Photographs_say_the_camera_the_time_and_the_place_that_were_written()
    {
        foreach (var (name, told) in sample.With("photograph"))
        {
            var (made, read) = (told["photograph"]!, sample.Report(name, "metadata"));
            foreach (var tag in (string[])["make", "model"])
            {
                Assert.Contains(
                    read["device"]!.AsArray(), one => (string?)one!["value"] == (string?)made[tag]);
            }

            var original = DateTimeOffset.Parse((string)made["original"]!, CultureInfo.InvariantCulture);
            var time = read["times"]!.AsArray().First(one => (string?)one!["tag"] == "DateTimeOriginal")!;
            Assert.Equal(
                original.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                (string?)time["local"]);
            var hasOffset = ((string)made["original"]!).Contains('+', StringComparison.Ordinal);
            Assert.Equal(hasOffset, time["utc"] is not null);
            if (made["latitude"] is not { } latitude) continue;
            var place = read["positions"]!.AsArray()[0]!;
            AssertNear((double)latitude, (double)place["latitude"]!);
            AssertNear((double)made["longitude"]!, (double)place["longitude"]!);
        }
    }

    [Fact]
    public void Writing_in_the_screenshot_is_read()
    {
        const string name = "further/photographs/Screenshot_20310508-182251.png";
        var lines = sample.Report(name, "writing")["pictures"]!.AsArray()
            .SelectMany(picture => picture!["lines"]!.AsArray())
            .Select(line => (string)line!["text"]!).ToList();
        var all = string.Join('\n', lines);
        foreach (var words in (string[])["Six in orange vests", "Recording from this morning", "Навчання"])
            Assert.Contains(words, all, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_says_another_type_and_a_second_format_are_noted()
    {
        Assert.Contains("name-differs", sample.Notes("further/photographs/IMG_0415.jpg", "identity"));
        Assert.Contains("second-format", sample.Notes("further/hostile/IMG_0420.jpg", "identity"));
    }

    [Fact]
    public void Damage_that_was_made_is_told_and_ends_nothing()
    {
        Assert.Equal("failed", sample.Outcome("further/hostile/overview.png", "picture"));
        Assert.Equal("failed", sample.Outcome("further/hostile/poster.jpg", "picture"));
        foreach (var name in (string[])["forwarded-22.mp4", "upload-part.mp4", "map-tile.png"])
            Assert.Contains("damage", sample.Notes($"further/hostile/{name}", "anatomy"));
        Assert.Contains("no-movie-box", sample.Notes("further/hostile/REC_0003.mp4", "anatomy"));
    }

    /// <summary>Within a millionth of a degree: a tenth of a metre.</summary>
    private static void AssertNear(double degrees, double found) =>
        Assert.InRange(found - degrees, -1e-6, 1e-6);
}

/// <summary>The sample material, every file examined once.</summary>
public sealed class ExaminedSample : IAsyncLifetime
{
    private readonly SampleMaterial _material = new();
    private readonly ConcurrentDictionary<string, JsonObject> _found = new();

    internal IEnumerable<(string Name, JsonObject Told)> Told =>
        _material.Files.Select(file => (file.Key, file.Value!.AsObject()));

    public async ValueTask InitializeAsync()
    {
        await _material.InitializeAsync();
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        if (sandbox.Refusal() is not null || !SampleMaterial.IsHere("exiftool")) return;
        var asked = ExaminationSetup.FindAsync(sandbox, isTriage: false, [], null, default);
        var inspector = new FileInspector(asked, () => new Workbench(sandbox));
        await Parallel.ForEachAsync(_material.Files.Select(file => file.Key).ToList(), async (name, ct) =>
        {
            var told = await Desk.RunAsync(
                inspector, new InspectFile { Path = _material.PathOf(name) }, ct);
            _found[name] = told.Result;
        });
    }

    public ValueTask DisposeAsync() => _material.DisposeAsync();

    internal IEnumerable<(string Name, JsonObject Told)> With(string entry) =>
        Told.Where(file => file.Told.ContainsKey(entry) && !file.Told.ContainsKey("damage"));

    internal JsonObject File(string name) => Of(name)["file"]!.AsObject();

    internal JsonObject Report(string name, string examination) =>
        Examined(name, examination)["report"]?.AsObject()
        ?? throw new InvalidOperationException($"{name}: {Examined(name, examination).ToJsonString()}");

    internal string Outcome(string name, string examination) =>
        (string)Examined(name, examination)["outcome"]!;

    internal IEnumerable<string> Notes(string name, string examination) =>
        Report(name, examination)["notes"]!.AsArray().Select(note => (string)note!["code"]!);

    private JsonObject Examined(string name, string examination) => Of(name)["examinations"]!.AsArray()
        .First(one => (string?)one!["examination"] == examination)!.AsObject();

    private JsonObject Of(string name)
    {
        Assert.SkipWhen(_found.IsEmpty, "bubblewrap, ffmpeg or exiftool is not here.");
        return _found[name];
    }
}
