using System.Text.Json.Nodes;
using Probative.Examination.Pictures;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;
using Probative.Formats.Types;

namespace Probative.Examination.Prints;

/// <summary>The print of a still picture: a film of one frame.</summary>
/// <param name="decoder">What decodes it.</param>
/// <param name="tools">Its programs, with their versions on this machine.</param>
public sealed class PicturePrintExamination(StillDecoder decoder, IReadOnlyList<string> tools) : IExamination
{
    public string Name => PrintExamination.Word;

    public Procedure Procedure { get; } = new(
        1,
        tools,
        new JsonObject
        {
            ["decode"] = new JsonArray([.. decoder.Options.Select(option => (JsonNode?)option)]),
            ["form"] = FilmPrint.Version,
        });

    public bool NeedsSandbox => true;

    public bool AppliesTo(TypeReport type) => decoder.Reads(type);

    public async Task<ExaminationOutcome> RunAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(workbench);
        var (frame, failure, _) = await workbench.Stills.DecodeAsync(decoder, subject, ct);
        if (frame is null) return failure!;
        return frame.Width > PixelView.LongestSide || frame.Height > PixelView.LongestSide
            ? new ExaminationOutcome.Failed(
                "picture-too-large", "The picture has more pixels a side than a print can have.")
            : PrintReport.Of(FilmPrintBuilder.OfPicture(frame.View), new Notes());
    }
}
