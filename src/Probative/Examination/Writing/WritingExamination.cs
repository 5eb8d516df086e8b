using System.Text.Json.Nodes;
using Probative.Examination.Frames;
using Probative.Examination.Pictures;
using Probative.Fingerprints.Pictures;
using Probative.Formats.Types;

namespace Probative.Examination.Writing;

/// <summary>
/// Writing in a picture, or in key frames of a video, as a program reads it: it reads wrongly where letters
/// are small, turned or blurred, and sees letters where there are none.
/// </summary>
/// <param name="tesseract">The version on this machine.</param>
/// <param name="decoder">What decodes the pictures.</param>
/// <param name="tools">Its programs, with their versions on this machine.</param>
public sealed class WritingExamination(string tesseract, StillDecoder decoder, IReadOnlyList<string> tools)
    : IExamination
{
    // Reading one takes seconds.
    private const int FramesMax = 6;

    // Hashes of pictures that differ by fewer bits are of the same writing.
    private const int SameBits = 24;

    internal const string Word = "writing";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"tesseract {tesseract}", .. tools],
        new JsonObject
        {
            ["options"] = new JsonArray([.. TesseractProgram.Options.Select(option => (JsonNode?)option)]),
            ["side_max"] = TesseractProgram.SideMax,
            ["confidence_min"] = TesseractText.ConfidenceMin,
            ["frames_max"] = FramesMax,
            ["same_bits"] = SameBits,
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return decoder.Reads(type)
            || (decoder == StillDecoder.Ffmpeg && type.Finding.Type.Family == TypeFamily.Video);
    }

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var (pictures, failure) = decoder.Reads(subject.Type)
            ? await OfStillAsync(subject, workbench, ct)
            : await OfVideoAsync(subject, workbench, ct);
        if (pictures is null) return failure!;
        var read = new JsonArray();
        var seen = new List<PdqHash>();
        foreach (var (frame, seconds, picture) in pictures)
        {
            var hash = PdqHasher.Hash(picture.View).Hash;
            if (seen.Any(other => PdqHash.Distance(other, hash) < SameBits)) continue;
            seen.Add(hash);
            var (lines, broken) = await TesseractProgram.ReadAsync(workbench.Sandbox, picture, ct);
            if (lines is null) return broken!;
            if (lines.Count == 0) continue;
            read.Add(new JsonObject
            {
                ["key_frame"] = frame,
                ["seconds"] = seconds,
                ["lines"] = new JsonArray([.. lines.Select(line => line.ToJson())]),
            });
        }

        if (read.Count == 0) return new ExaminationOutcome.Nothing();
        var notes = new Notes();
        notes.Add("writing", "Letters were read in the picture.");
        return new ExaminationOutcome.Found(new JsonObject
        {
            ["pictures_looked_at"] = seen.Count,
            ["pictures"] = read,
            ["notes"] = notes.ToJson(),
        });
    }

    private async Task<(List<KeyPicture>?, ExaminationOutcome.Failed?)> OfStillAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        var (frame, failure, _) = await workbench.Stills.DecodeAsync(decoder, subject, ct);
        return frame is null ? (null, failure) : ([new KeyPicture(null, null, frame)], null);
    }

    /// <summary>
    /// Key frames evenly spaced over the whole. Which they are is known only at the end, so that every second
    /// goes whenever there are too many.
    /// </summary>
    private static async Task<(List<KeyPicture>?, ExaminationOutcome.Failed?)> OfVideoAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        var evenly = new EvenlyKept<PixelFrame>(FramesMax);
        var (log, pictures, outcome) = await FrameDecoder.DecodeAsync(
            workbench.Sandbox,
            subject,
            FrameChoice.KeyFrames,
            frame => evenly.Add(() => frame with { Rgb = frame.Rgb.ToArray() }),
            ct);
        await using (pictures)
        {
            if (evenly.Kept.Count == 0 && !outcome.IsWell && log.Frames.Count == 0)
                return log.HasNoVideo ? ([], null) : (null, log.FailureOf(outcome));
        }

        var times = new FrameTimes(log);
        var numbers = times.SampledNumbers();
        return (
            [.. evenly.Kept.Where(one => one.Place < numbers.Count).Select(one => new KeyPicture(
                numbers[one.Place], times.SecondsOf(numbers[one.Place]), one.Thing))],
            null);
    }
}
