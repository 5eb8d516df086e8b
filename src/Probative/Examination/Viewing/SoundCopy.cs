using System.Text.Json.Nodes;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Viewing;

/// <summary>
/// A recording as every browser plays it. Gaps are filled: times are those of the file's clock.
/// </summary>
internal static class SoundCopy
{
    /// <summary>The first sound track, in the copy of a video too.</summary>
    public static IReadOnlyList<string> Coding { get; } =
    [
        "-af", "aresample=async=1:first_pts=0", "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000",
        "-flags:a", "+bitexact",
    ];

    /// <summary>What ffmpeg is told; ITEM and COPY stand for places.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "-nostdin", "-v", "error", "-threads", "1", "-i", "ITEM", "-map", "0:a:0", "-vn", .. Coding,
        .. CopyProgram.Container,
    ];

    public static async Task<ExaminationOutcome> MakeAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        using var said = new MemoryStream();
        const long saidMax = 4 * 1024 * 1024;
        var (file, outcome) = await CopyProgram.RunAsync(
            workbench.Sandbox, subject, Options, new SandboxOutput(said, saidMax), ct);
        if (file is null)
        {
            return System.Text.Encoding.UTF8.GetString(said.GetBuffer(), 0, (int)said.Length)
                .Contains("matches no streams", StringComparison.Ordinal)
                ? new ExaminationOutcome.Nothing()
                : SandboxFailure.Of("ffmpeg", outcome);
        }

        var read = new CopyReading();
        await read.ReadAsync(workbench.Sandbox, file, ct);
        return read.HasSound
            ? new ExaminationOutcome.Found(
                new JsonObject { ["kind"] = "sound", ["has_sound"] = true, ["notes"] = new JsonArray() },
                [new Made(CopyProgram.Role, "audio/mp4", file)])
            : new ExaminationOutcome.Failed("copy-differs", "The copy has no sound: it was not kept.");
    }
}
