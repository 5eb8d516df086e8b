using System.Text.Json.Nodes;
using Probative.Cli.Verbs;
using Probative.Local.Sandboxing;
using Probative.Tests.Samples;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>What `inspect` shows to people: values, and not only that there are some.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Of_a_photograph_it_shows_time_place_device_and_hash()
    {
        Need("ffmpeg", "exiftool");
        _cli.Folder.Write("photo.png", TestPicture.Png());
        var made = _cli.Run("""
            ffmpeg -nostdin -v error -i photo.png photo.jpg &&
            exiftool -q -overwrite_original -Make='Invented Optics' -Model=IO-3 -Software='firmware 2.04' \
              -DateTimeOriginal='2031:05:08 10:41:22' -GPSLatitude=1.5 -GPSLatitudeRef=N \
              -GPSLongitude=3.25 -GPSLongitudeRef=W photo.jpg
            """);
        Assert.True(made.ExitCode == 0, made.Error);
        var run = _cli.Run("probative inspect photo.jpg --quiet");
        Assert.Equal(0, run.ExitCode);
        AssertHas(
            run.Output,
            "    type:        JPEG picture (image/jpeg)",
            "    time:        2031-05-08T10:41:22 (DateTimeOriginal); zone not stated: local time",
            "    position:    1.5, -3.25",
            "    device:      Invented Optics (Make), IO-3 (Model)",
            "    software:    firmware 2.04 (Software)",
            "    damage:      none found",
            "    size:        64 x 64 pixels",
            "    pdq:         ");
    }

    [Fact]
    public void Of_a_video_it_shows_frames_shots_sounds_and_where_it_is_damaged()
    {
        Need("ffmpeg");
        var made = _cli.Run("""
            ffmpeg -nostdin -v error -f lavfi -i testsrc=s=320x240 -f lavfi -i aevalsrc=0 -t 2 \
              -movflags +faststart clip.mp4 &&
            head -c -500 clip.mp4 > cut.mp4
            """);
        Assert.True(made.ExitCode == 0, made.Error);
        var run = _cli.Run("probative inspect clip.mp4 --quiet");
        AssertHas(
            run.Output,
            "    size:        320 x 240 pixels",
            "    frames:      50, of these 1 key frames",
            "    shots:       1",
            "    pdq:         of 2 frames",
            "    impulsive:   none",
            "    silence:     1: 0 to 2");
        AssertHas(
            _cli.Run("probative inspect cut.mp4 --only anatomy --quiet").Output,
            "    fault:       \"mdat\" states a size of ");
    }

    [Fact]
    public void Of_a_text_it_shows_encoding_and_language()
    {
        Need();
        _cli.Folder.Write(
            "report.txt",
            "A resident said the bridge was reportedly closed on Tuesday. The warden did not answer.\n");
        AssertHas(
            _cli.Run("probative inspect report.txt --quiet").Output,
            "    encoding:    US-ASCII",
            "    characters:  88",
            "    language:    en, clear");
    }

    [Fact]
    public void Of_credentials_it_shows_the_outcome_the_signer_and_what_failed()
    {
        var report = JsonNode.Parse("""
            {
              "state": "invalid", "is_trust_list_given": false, "active_manifest": "urn:a",
              "failure_codes": ["assertion.dataHash.mismatch"], "remote_manifest": null,
              "manifests": [{
                "label": "urn:a", "claim": {"generator": "Invented Camera"},
                "signature": {
                  "certificate_subject": "CN=Osk", "time_stamp": null, "revocation": "not_known"
                }
              }]
            }
            """)!.AsObject();
        Assert.Equal(
            [
                ("outcome", "invalid (no --trust list was given)"),
                ("made by", "Invented Camera"),
                ("signer", "CN=Osk; no time stamp; revocation not known"),
                ("failure", "assertion.dataHash.mismatch"),
            ],
            InspectText.Of("credentials", report));
    }

    [Fact]
    public void What_does_not_apply_to_the_file_is_told_with_what_does()
    {
        Need("ffmpeg");
        _cli.Folder.Write("report.txt", "The gate was open.");
        var none = _cli.Run("probative inspect report.txt --only picture --json");
        Assert.Equal((2, "only-not-applicable"), (none.ExitCode, Assert.Single(none.Codes)));
        var problem = none.Document["problems"]![0]!;
        Assert.Equal(
            "`picture` reads nothing in a file of the type \"plain text\".", (string?)problem["message"]);
        Assert.Equal("These do: identity, text.", (string?)problem["hint"]);

        var some = _cli.Run("probative inspect report.txt --only picture --only text --json");
        Assert.Equal((0, "only-not-applicable"), (some.ExitCode, Assert.Single(some.Codes)));
        Assert.Single(some.Document["result"]!["examinations"]!.AsArray());
    }

    [Theory]
    [InlineData("--only nonsense", "There is no examination \"nonsense\".", "; with --triage: key frames.")]
    [InlineData(
        "--only 'key frames'",
        "The examination \"key frames\" is made with --triage alone.",
        "; with --triage: key frames.")]
    [InlineData(
        "--triage --only writing",
        "The examination \"writing\" is made without --triage alone.",
        "; without --triage: frames, print, writing.")]
    public void A_name_of_no_examination_is_told_with_all_that_there_are(
        string options, string message, string end)
    {
        var run = _cli.Run($"probative inspect report.txt {options} --json");
        Assert.Equal((2, "bad-value"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.Equal(message, (string?)run.Document["problems"]![0]!["message"]);
        Assert.EndsWith(end, (string?)run.Document["problems"]![0]!["hint"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.txt", "not-found")]
    [InlineData("folder", "folder")]
    [InlineData("link", "link")]
    [InlineData("pipe", "unreadable")]
    public void What_is_no_file_is_told_by_what_it_is(string name, string code)
    {
        Need();
        _cli.Folder.Shell("mkdir folder; ln -s /etc/hostname link; mkfifo pipe");
        foreach (var verb in (string[])["inspect", "hash"])
        {
            var run = _cli.Run($"probative {verb} {name} --json");
            Assert.Equal((2, code), (run.ExitCode, Assert.Single(run.Codes)));
        }
    }

    [Fact]
    public void A_pipe_is_no_list_of_authorities_and_nobody_waits_for_it()
    {
        _cli.Folder.Shell("mkfifo pipe; ln -s pipe link");
        foreach (var name in (string[])["pipe", "link", "."])
        {
            var run = _cli.Run($"timeout 20 probative inspect report.txt --trust {name} --json");
            Assert.Equal((2, "file-unreadable"), (run.ExitCode, Assert.Single(run.Codes)));
        }
    }

    [Theory]
    [InlineData("inspect report.txt --vault v", "--vault")]
    [InlineData("inspect report.txt --jsonl rows", "--jsonl")]
    [InlineData("hash photo.png --as A", "--as")]
    public void Options_of_vaults_are_refused(string line, string option)
    {
        var run = _cli.Run($"probative {line} --json", CliFolder.Variables);
        Assert.Equal((2, "option-not-used"), (run.ExitCode, Assert.Single(run.Codes)));
        var message = (string?)run.Document["problems"]![0]!["message"];
        Assert.StartsWith($"{option} means nothing", message, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.Folder["rows"]));
    }

    [Theory]
    [InlineData("inspect report.txt --only text", "The JSON says it of each examination.")]
    [InlineData("hash report.txt", "This note alone says so.")]
    public void Without_a_sandbox_it_does_not_speak_of_a_record(string line, string where)
    {
        _cli.Folder.Write("report.txt", "The gate was open.");
        var run = _cli.Run($"probative {line} --unsafe-no-sandbox --json");
        var said = run.Document["problems"]!.AsArray().First(one => (string?)one!["code"] == "no-sandbox")!;
        Assert.EndsWith(where, (string?)said["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_sounds_it_shows_the_first_moments_and_counts_all()
    {
        var report = JsonNode.Parse("""
            {
              "seconds": 9.5, "peak_dbfs": -3.2, "voice_like": [], "voice_like_left_out": 0,
              "impulsive_sounds": [{"at_s": 1}, {"at_s": 2}, {"at_s": 3}, {"at_s": 4}, {"at_s": 5}],
              "impulsive_sounds_left_out": 7, "silences": [{"start_s": 6, "end_s": 7.5}]
            }
            """)!.AsObject();
        Assert.Equal(
            [
                ("length", "9.5 s, peak -3.2 dBFS"),
                ("impulsive", "12: 1 s, 2 s, 3 s, 4 s, ..."),
                ("voice-like", "none"),
                ("silence", "1: 6 to 7.5 s"),
            ],
            InspectText.Of("sound", report));
    }

    private static void Need(params string[] programs)
    {
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, Path.GetTempPath());
        Assert.SkipWhen(sandbox.Refusal() is not null, "bubblewrap is not here.");
        foreach (var program in programs)
            Assert.SkipUnless(SampleMaterial.IsHere(program), $"{program} is not here.");
    }

    private static void AssertHas(string output, params string[] lines)
    {
        foreach (var line in lines) Assert.Contains(line, output, StringComparison.Ordinal);
    }
}
