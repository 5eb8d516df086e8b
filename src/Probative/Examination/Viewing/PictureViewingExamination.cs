using System.Text.Json.Nodes;
using Probative.Examination.Pictures;
using Probative.Formats.Types;

namespace Probative.Examination.Viewing;

/// <summary>A copy of a still picture to look at, coded by us. Only made when it is asked for.</summary>
/// <param name="decoder">What decodes it.</param>
/// <param name="tools">Its programs, with their versions on this machine.</param>
public sealed class PictureViewingExamination(
    StillDecoder decoder, IReadOnlyList<string> tools) : IExamination
{
    private const int SideMax = 2_048;

    public string Name => ViewingExamination.Word;

    public Procedure Procedure { get; } = new(
        1,
        tools,
        new JsonObject
        {
            ["decode"] = new JsonArray([.. decoder.Options.Select(option => (JsonNode?)option)]),
            ["side"] = SideMax,
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
        var small = frame.Shrunk(SideMax, SideMax);
        if (await PictureEncoder.JpegAsync(workbench.Sandbox, small, ct) is not { } jpeg)
        {
            return new ExaminationOutcome.Failed(
                "copy-not-made", "The picture was decoded; coding it again failed.");
        }

        return new ExaminationOutcome.Found(
            new JsonObject
            {
                ["kind"] = "picture",
                ["width"] = small.Width,
                ["height"] = small.Height,
                ["notes"] = new JsonArray(),
            },
            [new Made(CopyProgram.Role, "image/jpeg", jpeg)]);
    }
}
