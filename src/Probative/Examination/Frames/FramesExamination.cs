using System.Text.Json.Nodes;
using Probative.Examination.Pictures;
using Probative.Formats.Types;

namespace Probative.Examination.Frames;

/// <summary>
/// The pictures of a video: every frame with its time, where shots begin, the perceptual hashes of one
/// picture a second, a contact sheet. For triage only the frames that decode by themselves are looked at, and
/// the result says so.
/// </summary>
/// <param name="ffmpeg">The version on this machine.</param>
/// <param name="keyFramesOnly">For triage; the examination then has another name.</param>
public sealed class FramesExamination(string ffmpeg, bool keyFramesOnly) : IExamination
{
    private readonly FrameChoice _choice = Choice(keyFramesOnly);

    public string Name => Word(keyFramesOnly);

    internal static string Word(bool keyFramesOnly) => keyFramesOnly ? "key frames" : "frames";

    private static FrameChoice Choice(bool keyFramesOnly) =>
        keyFramesOnly ? FrameChoice.KeyFrames : FrameChoice.Every;

    public Procedure Procedure { get; } = new(
        1,
        [$"ffmpeg {ffmpeg}"],
        new JsonObject
        {
            ["decode"] =
                new JsonArray([.. FrameDecoder.Options(Choice(keyFramesOnly))
                    .Select(option => (JsonNode?)option)]),
            ["hash"] = "PDQ, nearest pixel to 512 x 512, luma .299 .587 .114",
            ["border"] = BorderHashes.Procedure(),
            ["shot_threshold"] = Shot.Threshold,
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Finding.Type.Family == TypeFamily.Video;
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var sampler = new FrameSampler();
        var (log, pictures, outcome) = await FrameDecoder.DecodeAsync(
            workbench.Sandbox, subject, _choice, sampler.Take, ct);
        await using (pictures)
        {
            // A damaged file gives what can be read of it, and the decoder's complaints with it.
            if (log.Frames.Count == 0)
            {
                return log.HasNoVideo
                    ? new ExaminationOutcome.Nothing()
                    : log.FailureOf(outcome);
            }
        }

        var sheet = ContactSheet.Of(sampler.Thumbnails);
        var report = new FramesReport(log, sampler, keyFramesOnly);
        var made = new List<Made>
        {
            new("frame index", "text/csv", report.Times.ToCsv()),
            new("frame hashes", "text/csv", report.HashesToCsv()),
        };
        if (sheet is var (_, clear, blurred))
            made.AddRange(await Previews.MakeAsync(workbench.Sandbox, "contact sheet", clear, blurred, ct));

        return new ExaminationOutcome.Found(report.ToJson(outcome, sheet?.Places ?? []), made);
    }
}
