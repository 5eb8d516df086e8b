using System.Text.Json.Nodes;
using Probative.Formats.Types;

namespace Probative.Examination.Pictures;

/// <summary>
/// A still picture: its size in pixels, its perceptual hashes, and a preview, blurred by default.
/// </summary>
/// <param name="decoder">What decodes it.</param>
/// <param name="tools">Its programs, with their versions on this machine.</param>
public sealed class PictureExamination(StillDecoder decoder, IReadOnlyList<string> tools) : IExamination
{
    // A preview that a list shows.
    private const int PreviewSide = 480;

    internal const string Word = "picture";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        tools,
        new JsonObject
        {
            ["decode"] = new JsonArray([.. decoder.Options.Select(option => (JsonNode?)option)]),
            ["hash"] = "PDQ, nearest pixel to 512 x 512, luma .299 .587 .114",
            ["border"] = BorderHashes.Procedure(),
            ["preview_side"] = PreviewSide,
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type) => decoder.Reads(type);

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(workbench);
        var (frame, failure, _) = await workbench.Stills.DecodeAsync(decoder, subject, ct);
        if (frame is null) return failure!;
        var report = new JsonObject
        {
            ["width"] = frame.Width,
            ["height"] = frame.Height,
            ["hashes"] = PerceptualHashes.Of(frame),
            ["inside_border"] = BorderHashes.Of(frame),
        };
        var preview = frame.Shrunk(PreviewSide, PreviewSide);
        return new ExaminationOutcome.Found(
            report, await Previews.MakeAsync(workbench.Sandbox, "preview", preview, ct));
    }
}
