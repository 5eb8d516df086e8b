using System.Diagnostics;
using Probative.Examination;
using Probative.Examination.Decoding;
using Probative.Examination.Metadata;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Tests.Examination.Sandboxing;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Decoding;

/// <summary>Two readers of metadata, held against each other.</summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public async Task Two_readers_agree_on_a_photograph()
    {
        await using var desk = await DecodingDesk.OpenAsync();
        Decoders.Need(ExifToolProgram.Path);
        var photo = SmallExif.Of("Karst", "Lantern 3", "2024:03:01 10:11:12");
        var found = Assert.IsType<ExaminationOutcome.Found>(await desk.RunAsync(Of(desk), photo));
        Assert.Equal((4, 4), ((int)found.Report["compared"]!, (int)found.Report["agreed"]!));
        Assert.Empty(found.Report["disagreements"]!.AsArray());
        Assert.Empty(found.Report["not_read_by_second"]!.AsArray());
        Assert.Equal(desk.Versions.MetadataExtractor, (string?)found.Report["reader"]);
    }

    [Fact]
    public void What_they_read_otherwise_is_recorded_with_both_readings()
    {
        var first = new ExifToolValues(
            [
                new MetadataValue("IFD0", "JPEG-APP1-IFD0", "Make", "Karst"),
                new MetadataValue("IFD0", "JPEG-APP1-IFD0", "Model", "Lantern 3"),
                new MetadataValue("QuickTime", "moov-mvhd", "CreateDate", "2024:03:01 10:11:12"),
                new MetadataValue("QuickTime", "moov-mvhd", "ModifyDate", "0000:00:00 00:00:00"),
                new MetadataValue("Keys", "moov-meta", "GPSCoordinates", "50.1 30.2 12"),
            ],
            [],
            0);
        var second = new SecondReading(
            [
                (SecondOpinionFields.Make, "Other "),
                (SecondOpinionFields.MovieCreated, "2024-03-01 10:11:12"),
                (SecondOpinionFields.MovieModified, "1904-01-01 00:00:00"),
            ],
            [(50.1, 30.3)],
            ["Exif IFD0"],
            ["It ends early."]);
        var report = SecondOpinionReport.Of(first, second, "metadata-extractor 2.4.3")!;
        Assert.Equal(
            "[{\"field\":\"make\",\"first\":[\"Karst\"],\"second\":\"Other\"},"
            + "{\"field\":\"position\",\"first\":[\"50.1, 30.2\"],\"second\":\"50.1, 30.3\"}]",
            report["disagreements"]!.ToJsonString());
        Assert.Equal((3, 1), ((int)report["compared"]!, (int)report["agreed"]!));
        Assert.Equal("[\"model\"]", report["not_read_by_second"]!.ToJsonString());
        Assert.Equal(
            ["second-opinion-differs", "reader-warning"],
            report["notes"]!.AsArray().Select(note => (string)note!["code"]!));
    }

    [Fact]
    public async Task Photographs_and_movies_of_outside_are_compared()
    {
        var folder = Repository.Outside("exif-quicktime/metadata-extractor");
        await using var desk = await DecodingDesk.OpenAsync();
        Decoders.Need(ExifToolProgram.Path);
        var (compared, agreed, files) = (0, 0, 0);
        var clock = Stopwatch.StartNew();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order())
        {
            // What other versions of the reader printed about them.
            if (path.Contains("/metadata-dotnet/", StringComparison.Ordinal)
                || path.Contains("/metadata-java/", StringComparison.Ordinal))
            {
                continue;
            }

            files++;
            var outcome = await desk.RunAsync(Of(desk), path);
            if (outcome is not ExaminationOutcome.Found(var report, _))
            {
                Say($"{Path.GetFileName(path)}: {outcome}");
                continue;
            }

            compared += (int)report["compared"]!;
            agreed += (int)report["agreed"]!;
            var rest = report["not_read_by_second"]!.ToJsonString();
            if (report["disagreements"]!.AsArray().Count > 0 || rest != "[]")
                Say($"{Path.GetFileName(path)}: {report["disagreements"]!.ToJsonString()}, not read {rest}");
        }

        Say($"{files} files, {compared} compared, {agreed} agreed, {clock.ElapsedMilliseconds} ms");
        Assert.True(agreed > 0.9 * compared, $"{agreed} of {compared}");
    }

    [Fact]
    public async Task Where_the_program_is_not_there_it_is_said_and_the_rest_is_examined()
    {
        var missing = new List<Problem>();
        var versions = await DecodingVersions.FindAsync(
            new NothingStarts(), missing, TestContext.Current.CancellationToken);
        Assert.Null(versions);
        Assert.Equal(("tool-missing", "probative-decode"), (missing[0].Code, missing[0].Path));
    }

    internal static SecondOpinionExamination Of(DecodingDesk desk) => new("12.57", desk.Versions);

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    /// <summary>A sandbox in which no program ends well.</summary>
    private sealed class NothingStarts : ISandbox
    {
        public SandboxDescription Describe() => new("none", "", true, [], "");

        public Problem? Refusal() => null;

        public Task<SandboxOutcome> RunAsync(SandboxRun run, CancellationToken ct) => Task.FromResult(
            new SandboxOutcome(new SandboxEnding.Finished(1), "", 0, [], TimeSpan.Zero));

        public ISandboxSession Open(SandboxConversation conversation) => throw new NotSupportedException();
    }
}
