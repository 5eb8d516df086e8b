using System.Globalization;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// Makes JPEG files of pixels, by ffmpeg: the same pixels give the same bytes by one version.
/// </summary>
internal static class PictureEncoder
{
    private const int PictureMax = 16 * 1024 * 1024;

    /// <summary>The file; null when the program failed.</summary>
    public static async Task<byte[]?> JpegAsync(ISandbox sandbox, PixelFrame frame, CancellationToken ct)
    {
        using var jpeg = new MemoryStream();
        using var pixels = new MemoryStream(frame.Rgb.ToArray(), writable: false);
        var size = string.Create(CultureInfo.InvariantCulture, $"{frame.Width}x{frame.Height}");
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = FfmpegProgram.Program,
                Arguments = _ =>
                [
                    "-nostdin", "-v", "error", "-threads", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
                    size, "-i", "pipe:0", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4", "-bitexact", "-f",
                    "image2pipe", "pipe:1",
                ],
                StandardInput = pixels,
                StandardOutput = jpeg,
                Limits = new SandboxLimits { StandardOutputBytes = PictureMax },
            },
            ct);
        return outcome.IsWell && jpeg.Length > 0 ? jpeg.ToArray() : null;
    }
}
