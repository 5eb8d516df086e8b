using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Examination.Pictures;
using Probative.Fingerprints.Sounds;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Sounds;

/// <summary>
/// The first sound track: levels, silence, impulsive sounds, what measures like voice, a spectrogram, and a
/// fingerprint by which recordings of the same event find each other.
/// </summary>
/// <param name="ffmpeg">The version on this machine.</param>
public sealed class SoundExamination(string ffmpeg) : IExamination
{
    // Decoding takes a thousandth of the length of a recording; what is measured of it some hundredths.
    private static readonly TimeSpan s_time = TimeSpan.FromHours(4);

    // Gaps are filled and the start is padded, so that times are those of the file's own clock.
    private static readonly string[] s_options =
    [
        "-nostdin", "-v", "error", "-threads", "1", "-i", "ITEM", "-map", "0:a:0", "-af",
        "aresample=async=1:first_pts=0", "-ac", "1", "-ar",
        SoundMeasures.RateHertz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
    ];

    public const string Word = "sound";

    /// <summary>What the bytes of the fingerprint are called among what is made.</summary>
    internal const string PrintRole = "sound fingerprint";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"ffmpeg {ffmpeg}"],
        new JsonObject
        {
            ["decode"] = new JsonArray([.. s_options.Select(option => (JsonNode?)option)]),
            ["silence_dbfs"] = SoundMeasures.SilenceDbfs,
            ["silence_s"] = SoundMeasures.SilenceSeconds,
            ["impulse_spread"] = ImpulseLimits.Default.SpreadPart,
            ["impulse_attack_db"] = ImpulseLimits.Default.AttackDb,
            ["impulse_decay_db"] = ImpulseLimits.Default.DecayDb,
            ["impulse_least_dbfs"] = ImpulseLimits.Default.LeastPeakDbfs,
            ["impulse_apart_s"] = ImpulseLimits.Default.ApartSeconds,
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Finding.Type.Family is TypeFamily.Video or TypeFamily.Sound;
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var measures = new SoundMeasures();
        await using var sink = new SampleSink(measures.Take);
        var outcome = await DecodeAsync(workbench.Sandbox, subject.Path, sink, ct);
        sink.Complete();
        if (measures.Samples == 0)
        {
            return outcome.IsWell || outcome.Said.Contains("matches no streams", StringComparison.Ordinal)
                ? new ExaminationOutcome.Nothing()
                : SandboxFailure.Of("ffmpeg", outcome);
        }

        var notes = new Notes();
        if (!outcome.IsWell)
            notes.Add("decoding-ended-early", "The decoder did not come to the end of the file.");
        var report = measures.Finish(notes);
        report["notes"] = notes.ToJson();
        var made = new List<Made>
        {
            new("waveform", "text/csv", SoundDrawing.WaveformCsv(measures)),
            new(PrintRole, "application/octet-stream", measures.Print()),
        };
        if (SoundDrawing.Spectrogram(measures) is { } picture
            && await PictureEncoder.JpegAsync(workbench.Sandbox, picture, ct) is { } drawn)
        {
            made.Add(new Made("spectrogram", "image/jpeg", drawn));
        }

        return new ExaminationOutcome.Found(report, made);
    }

    private static Task<SandboxOutcome> DecodeAsync(
        ISandbox sandbox, string file, SampleSink sink, CancellationToken ct) => sandbox.RunAsync(
        new SandboxRun
        {
            Program = FfmpegProgram.Program,
            Arguments = paths => [.. s_options.Select(option => option == "ITEM" ? paths.Item(0) : option)],
            Items = [file],
            StandardOutput = sink,
            Limits = new SandboxLimits
            {
                WallTime = s_time, CpuTime = s_time, StandardOutputBytes = long.MaxValue,
            },
        },
        ct);
}
