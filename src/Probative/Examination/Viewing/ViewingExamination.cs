using System.Text.Json.Nodes;
using Probative.Formats.Types;

namespace Probative.Examination.Viewing;

/// <summary>
/// A copy of a video or a recording to look at and listen to, coded by us: nobody is shown the stranger's
/// bytes themselves. Only made when it is asked for.
/// </summary>
/// <param name="ffmpeg">The version on this machine.</param>
public sealed class ViewingExamination(string ffmpeg) : IExamination
{
    internal const string Word = "viewing copy";

    public string Name => Word;

    public Procedure Procedure { get; } = new(
        1,
        [$"ffmpeg {ffmpeg}"],
        new JsonObject
        {
            ["video"] = Texts(VideoCopy.Options(withSound: true)),
            ["sound"] = Texts(SoundCopy.Options),
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
        if (subject.Type.Finding.Type.Family == TypeFamily.Video
            && await VideoCopy.MakeAsync(subject, workbench, ct) is { } video) return video;
        return await SoundCopy.MakeAsync(subject, workbench, ct);
    }

    private static JsonArray Texts(IReadOnlyList<string> options) =>
        new([.. options.Select(option => (JsonNode?)option)]);
}
