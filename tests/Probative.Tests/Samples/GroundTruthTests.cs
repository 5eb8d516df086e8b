using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Samples;

/// <summary>
/// What the generator tells of its files, held against what ffmpeg, ffprobe and exiftool see in them: a truth
/// that is wrong would make every other test by it wrong.
/// </summary>
public sealed partial class GroundTruthTests(SampleMaterial material) : IClassFixture<SampleMaterial>
{
    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        var first = Names(material.First);
        Assert.NotEmpty(material.Files);
        Assert.Equal(first, Names(material.Second));
        foreach (var name in first)
        {
            byte[] Bytes(string folder) => File.ReadAllBytes(Path.Combine(folder, name));
            Assert.True(Bytes(material.First).AsSpan().SequenceEqual(Bytes(material.Second)), name);
        }
    }

    [Fact]
    public void The_truth_and_the_sidecars_name_every_file_and_no_other()
    {
        var told = material.Files.Select(file => file.Key).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Names(material.First).Where(name => name != "ground-truth.json"), told);
        var stated = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "sidecar*.csv")
            .SelectMany(path => File.ReadLines(path).Skip(1))
            .Select(row => row.Split(',')[0])
            .Order(StringComparer.Ordinal);
        Assert.Equal(told, stated);
        var size = material.Files.Sum(file => (long)file.Value!["size_bytes"]!);
        Assert.InRange(size, 1, 25_000_000);
    }

    [Fact]
    public async Task Videos_have_the_frames_sizes_and_lengths_that_are_told()
    {
        var seen = 0;
        foreach (var (name, told) in material.With("video"))
        {
            var stream = (await ProbeAsync(name, "-count_frames", "-select_streams", "v:0"))["streams"]![0]!;
            var video = told["video"]!;
            Assert.Equal(
                (name, (int)video["width"]!, (int)video["height"]!, (int)video["frames"]!,
                    $"{video["frames_per_second"]}/1"),
                (name, (int)stream["width"]!, (int)stream["height"]!,
                    int.Parse((string)stream["nb_read_frames"]!, CultureInfo.InvariantCulture),
                    (string)stream["r_frame_rate"]!));
            if (stream["duration"] is { } duration) AssertNear((double)video["duration_s"]!, duration, 0.05);
            seen++;
        }

        Assert.InRange(seen, 15, int.MaxValue);
    }

    [Fact]
    public async Task Cuts_are_at_the_frames_that_are_told()
    {
        foreach (var (name, told) in material.With("cut_frames"))
        {
            var printed = await SampleMaterial.RunAsync(
                "ffmpeg", "-v", "error", "-i", material.PathOf(name), "-vf",
                "select='gt(scene,0.15)',metadata=print:file=-", "-an", "-f", "null", "-");
            var rate = (int)told["video"]!["frames_per_second"]!;
            var cuts = Times().Matches(Encoding.UTF8.GetString(printed))
                .Select(time => (int)Math.Round(Number(time.Groups[1].Value) * rate));
            Assert.Equal(told["cut_frames"]!.AsArray().Select(frame => (int)frame!), cuts);
        }
    }

    [Fact]
    public async Task Copies_show_what_their_source_shows_at_the_time_that_is_told()
    {
        string[] straight = ["re-encoded", "trimmed", "slowed", "mirrored", "remuxed", "compiled"];
        var compared = 0;
        var copies = material.With("derived_from").Where(file => file.Told.ContainsKey("video"));
        foreach (var (name, told) in copies)
        {
            foreach (var source in told["derived_from"]!.AsArray())
            {
                var transforms = source!["transforms"]!.AsArray().Select(word => (string)word!).ToList();
                var from = (string)source["file"]!;
                if (!straight.Contains(transforms[0]) || transforms.Contains("cropped")) continue;
                if (from.EndsWith("MOV", StringComparison.Ordinal)) continue;
                var speed = (double?)source["speed"] ?? 1;
                var start = (double?)source["at_s"] ?? 0;
                var mirror = transforms.Contains("mirrored") ? "hflip," : "";
                var copy = await PictureAsync(name, start + (1.6 / speed), mirror);
                var right = await PictureAsync(from, (double)source["from_s"]! + 1.6, "");
                var wrong = await PictureAsync(from, (double)source["from_s"]! + 0.4, "");
                Assert.True(Difference(copy, right) < 5, $"{name} of {from}: {Difference(copy, right)}");
                Assert.True(Difference(copy, right) < Difference(copy, wrong) / 1.5, name);
                compared++;
            }
        }

        Assert.InRange(compared, 8, int.MaxValue);
    }

    [Fact]
    public async Task Claps_begin_at_the_times_that_are_told()
    {
        var claps = new List<double[]>();
        foreach (var (name, told) in material.With("audio"))
        {
            var rate = (int)told["audio"]!["sample_rate"]!;
            var bytes = await SampleMaterial.RunAsync(
                "ffmpeg", "-v", "error", "-i", material.PathOf(name), "-vn", "-f", "s16le", "-");
            var samples = new double[bytes.Length / 2];
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] = Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * n)));
            }

            AssertNear((double)told["audio"]!["duration_s"]!, (double)samples.Length / rate, 0.05);
            claps.Add([.. told["audio"]!["impulses_s"]!.AsArray().Select(time => (double)time!)]);
            Assert.Equal(3, claps[^1].Length);
            foreach (var at in claps[^1])
            {
                // Within three milliseconds the sound becomes several times what it was just before.
                var n = (int)(at * rate);
                var before = samples.AsSpan(n - (rate / 50), (rate / 50) - (rate / 200)).ToArray().Max();
                var onset = Enumerable.Range(n - (rate / 200), rate / 100)
                    .First(i => samples[i] > 3 * before);
                AssertNear(at, (double)onset / rate, 0.003);
            }
        }

        Assert.Equal(2, claps.Count);
        Assert.All(claps[0].Zip(claps[1]), pair => AssertNear(3.2, pair.First - pair.Second, 0.003));
    }

    [Fact]
    public async Task Telemetry_has_the_points_and_positions_that_are_told()
    {
        foreach (var (name, told) in material.With("telemetry"))
        {
            var points = (int)told["telemetry"]!["points"]!;
            if ((string)told["telemetry"]!["form"]! == "dji-srt")
            {
                var text = await File.ReadAllTextAsync(
                    material.PathOf(name), TestContext.Current.CancellationToken);
                var found = Positions().Matches(text);
                Assert.Equal(points, found.Count);
                foreach (var (end, at) in new[] { ("first", found[0]), ("last", found[^1]) })
                {
                    var position = told["telemetry"]![end]!;
                    AssertNear((double)position["latitude"]!, Number(at.Groups[1].Value), 1e-6);
                    AssertNear((double)position["longitude"]!, Number(at.Groups[2].Value), 1e-6);
                }

                var clip = material.Files[(string)told["beside"]!]!;
                Assert.Equal((int)clip["video"]!["frames"]!, points);
                continue;
            }

            var packets = (await ProbeAsync(name, "-select_streams", "d:0", "-show_packets"))["packets"]!;
            var data = (await ProbeAsync(name, "-select_streams", "d:0"))["streams"]![0]!;
            Assert.Equal((points, "klv"), (packets.AsArray().Count, (string)data["codec_name"]!));
        }
    }

    [Fact]
    public async Task Photographs_carry_what_is_told()
    {
        Assert.SkipUnless(SampleMaterial.IsHere("exiftool"), "exiftool is not here.");
        foreach (var (name, told) in material.With("photograph"))
        {
            var seen = JsonNode.Parse(await SampleMaterial.RunAsync(
                "exiftool", "-json", "-n", "-validate", "-all", material.PathOf(name)))![0]!;
            var photograph = told["photograph"]!.AsObject();
            Assert.Equal((name, "0 0 0"), (name, (string)seen["Validate"]!));
            Assert.Equal((string)photograph["make"]!, (string)seen["Make"]!);
            Assert.Equal((string)photograph["model"]!, (string)seen["Model"]!);
            var original = (string)seen["DateTimeOriginal"]! + (string?)seen["OffsetTimeOriginal"];
            Assert.Equal(
                (string)photograph["original"]!,
                original[..10].Replace(':', '-') + "T" + original[11..]);
            Assert.Equal(photograph.ContainsKey("latitude"), seen["GPSLatitude"] is not null);
            if (!photograph.ContainsKey("latitude")) continue;
            AssertNear((double)photograph["latitude"]!, (double)seen["GPSLatitude"]!, 2e-6);
            AssertNear((double)photograph["longitude"]!, (double)seen["GPSLongitude"]!, 2e-6);
        }
    }

    [Fact]
    public async Task Files_have_the_type_that_is_told()
    {
        foreach (var (name, node) in material.Files)
        {
            var bytes = await File.ReadAllBytesAsync(
                material.PathOf(name), TestContext.Current.CancellationToken);
            var isRight = (string)node!["type"]! switch
            {
                "image/jpeg" => bytes.AsSpan().StartsWith((byte[])[0xFF, 0xD8, 0xFF]),
                "image/png" => bytes.AsSpan(1).StartsWith("PNG"u8),
                "video/mp4" => bytes.AsSpan(4).StartsWith("ftypisom"u8),
                "video/quicktime" => bytes.AsSpan(4).StartsWith("ftypqt  "u8),
                "video/x-matroska" => bytes.AsSpan().StartsWith((byte[])[0x1A, 0x45, 0xDF, 0xA3]),
                "video/mp2t" => bytes.Length % 188 == 0 && bytes[0] == 0x47 && bytes[188] == 0x47,
                "application/json" => bytes[0] == '{',
                "application/x-empty" => bytes.Length == 0,
                "application/x-subrip" => bytes.AsSpan().IndexOf(" --> "u8) > 0,
                "text/plain" => bytes.Length > 0,
                var other => throw new InvalidOperationException(other),
            };
            Assert.True(isRight, name);
        }
    }

    [Fact]
    public async Task Damaged_files_have_the_damage_that_is_told()
    {
        const string folder = "further/hostile/";
        byte[] Bytes(string name) => File.ReadAllBytes(material.PathOf(folder + name));
        Assert.Equal(
            Directory.EnumerateFiles(material.PathOf(folder)).Count(), material.With("damage").Count());
        foreach (var name in (string[])["REC_0003.mp4", "forwarded-22.mp4"])
        {
            var exit = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => ProbeAsync(folder + name));
            Assert.Contains(name, exit.Message, StringComparison.Ordinal);
        }

        foreach (var (name, told) in material.With("declared"))
        {
            var bytes = await File.ReadAllBytesAsync(
                material.PathOf(name), TestContext.Current.CancellationToken);
            var frame = bytes.AsSpan().LastIndexOf((byte[])[0xFF, 0xC0, 0, 17]);
            var (width, height) = bytes[0] == 0x89
                ? (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
                    BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)))
                : (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(frame + 7)),
                    (int)BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(frame + 5)));
            Assert.Equal(
                ((int)told["declared"]!["width"]!, (int)told["declared"]!["height"]!), (width, height));
            Assert.InRange(bytes.Length, 1, 200_000);
        }

        using var zip = new ZipArchive(new MemoryStream(Bytes("IMG_0420.jpg")));
        Assert.Equal("list.txt", Assert.Single(zip.Entries).Name);
        Assert.Contains((byte)0, Bytes("statement-draft.txt"));
        Assert.Throws<DecoderFallbackException>(
            () => new UTF8Encoding(false, true).GetString(Bytes("statement-draft.txt")));
    }

    private static List<string> Names(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal),
    ];

    private async Task<JsonNode> ProbeAsync(string name, params string[] options) =>
        JsonNode.Parse(await SampleMaterial.RunAsync(
            "ffprobe", ["-v", "quiet", "-of", "json", "-show_streams", .. options, material.PathOf(name)]))!;

    /// <summary>A grey picture of 64 x 36 at a time of a video.</summary>
    private Task<byte[]> PictureAsync(string name, double seconds, string filter) => SampleMaterial.RunAsync(
        "ffmpeg", "-v", "error", "-i", material.PathOf(name), "-ss",
        seconds.ToString("0.000", CultureInfo.InvariantCulture), "-frames:v", "1", "-vf",
        filter + "scale=64:36:flags=area,format=gray", "-f", "rawvideo", "-");

    private static double Difference(byte[] one, byte[] other) =>
        one.Zip(other, (a, b) => Math.Abs(a - b)).Average();

    private static void AssertNear(double told, JsonNode seen, double within) =>
        AssertNear(told, Number((string)seen!), within);

    private static void AssertNear(double told, double seen, double within) =>
        Assert.True(Math.Abs(told - seen) <= within, $"told {told}, seen {seen}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("pts_time:([0-9.]+)")]
    private static partial Regex Times();

    [GeneratedRegex(@"\[latitude: ([-0-9.]+)\] \[longitude: ([-0-9.]+)\]")]
    private static partial Regex Positions();
}
