using System.Text.Json.Nodes;
using Probative.Examination.Frames;
using Probative.Fingerprints.Films;
using Probative.Formats.Types;

namespace Probative.Examination.Prints;

/// <summary>
/// The print of a video, by which its copies are found: two frames a second, each with its hashes, local
/// features and a thumbnail (docs/spec/copies.md).
/// </summary>
/// <param name="ffmpeg">The version on this machine.</param>
public sealed class PrintExamination(string ffmpeg) : IExamination
{
    public const string Word = "print";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"ffmpeg {ffmpeg}"],
        new JsonObject
        {
            ["decode"] = new JsonArray(
                [.. FrameDecoder.Options(FrameChoice.ForPrint).Select(option => (JsonNode?)option)]),
            ["form"] = FilmPrint.Version,
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
        var sampler = new PrintSampler();
        var (log, pictures, outcome) = await FrameDecoder.DecodeAsync(
            workbench.Sandbox, subject, FrameChoice.ForPrint, sampler.Take, ct);
        await using (pictures)
        {
            if (log.Frames.Count == 0)
            {
                return log.HasNoVideo
                    ? new ExaminationOutcome.Nothing()
                    : log.FailureOf(outcome);
            }
        }

        var notes = new Notes();
        if (!outcome.IsWell)
            notes.Add("decoding-ended-early", "The decoder did not come to the end of the file.");
        if (sampler.OfAnotherSize > 0)
        {
            notes.Add(
                "size-changes",
                "The frames change their size on the way; the print has those of the first size alone.");
        }

        return sampler.Finish(new FrameTimes(log)) is { } print
            ? PrintReport.Of(print, notes)
            : new ExaminationOutcome.Failed(
                "times-missing", "The frames have no times that grow: no print can be made of them.");
    }
}
