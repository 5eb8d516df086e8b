using System.Globalization;
using Probative.Formats.Types;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// Decodes the first picture of a file in the sandbox, as it is stored: an orientation that the file states
/// is not applied.
/// </summary>
public static class StillDecoder
{
    /// <summary>What ffmpeg is told, but for the file's place.</summary>
    public static readonly IReadOnlyList<string> Options =
    [
        "-nostdin", "-v", "error", "-threads", "1", "-noautorotate", "-max_pixels",
        FfmpegProgram.PixelsMax.ToString(CultureInfo.InvariantCulture), "-i", "ITEM", "-map", "0:v:0",
        "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
    ];

    /// <summary>True for the pictures that ffmpeg decodes; others wait for another program.</summary>
    public static bool Reads(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Finding.Type is { Family: TypeFamily.Picture, MediaType: var media }
            && s_read.Contains(media);
    }

    private static readonly HashSet<string> s_read = new(StringComparer.Ordinal)
    {
        "image/jpeg", "image/png", "image/apng", "image/gif", "image/webp", "image/tiff", "image/bmp",
        "image/avif", "image/x-portable-anymap", "image/x-portable-pixmap", "image/x-portable-graymap",
        "image/jp2", "image/vnd.adobe.photoshop", "image/x-tga", "image/x-icon", "image/vnd.microsoft.icon",
    };

    /// <summary>The picture; or why there is none.</summary>
    public static async Task<(PixelFrame? Frame, ExaminationOutcome.Failed? Failure)> DecodeAsync(
        ISandbox sandbox, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        PixelFrame? decoded = null;
        await using var sink = new PixelSink(
            FfmpegProgram.PixelsMax, frame => decoded ??= frame with { Rgb = frame.Rgb.ToArray() });
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = FfmpegProgram.Program,
                Arguments = paths =>
                    [.. Options.Select(option => option == "ITEM" ? paths.Item(0) : option)],
                Items = [file],
                StandardOutput = sink,
                Limits = new SandboxLimits
                {
                    StandardOutputBytes = 3 * FfmpegProgram.PixelsMax + 64,
                    MemoryBytes = 3L * 1024 * 1024 * 1024,
                },
            },
            ct);
        if (decoded is not null) return (decoded, null);
        if (sink.IsTooLarge)
        {
            return (null, new ExaminationOutcome.Failed(
                "picture-too-large", "The picture has more pixels than are decoded here."));
        }

        return outcome.IsWell
            ? (null, new ExaminationOutcome.Failed("picture-empty", "ffmpeg gave no picture."))
            : (null, SandboxFailure.Of("ffmpeg", outcome));
    }
}
