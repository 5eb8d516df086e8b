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
    public static async Task<byte[]?> JpegAsync(ISandbox sandbox, PixelFrame frame, CancellationToken ct) =>
        await JpegsAsync(sandbox, [frame], ct) is [var jpeg] ? jpeg : null;

    /// <summary>
    /// A file of each picture, all of one size, made by one program: starting it costs more than a picture.
    /// None when it failed.
    /// </summary>
    public static async Task<IReadOnlyList<byte[]>> JpegsAsync(
        ISandbox sandbox, IReadOnlyList<PixelFrame> frames, CancellationToken ct)
    {
        using var jpegs = new MemoryStream();
        using var pixels = new MemoryStream();
        foreach (var frame in frames) pixels.Write(frame.Rgb.Span);
        pixels.Position = 0;
        var size = string.Create(CultureInfo.InvariantCulture, $"{frames[0].Width}x{frames[0].Height}");
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = FfmpegProgram.Program,
                Arguments = _ =>
                [
                    "-nostdin", "-v", "error", "-threads", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
                    size, "-i", "pipe:0", "-frames:v", frames.Count.ToString(CultureInfo.InvariantCulture),
                    "-c:v", "mjpeg", "-q:v", "4", "-bitexact", "-f", "image2pipe", "pipe:1",
                ],
                StandardInput = pixels,
                StandardOutput = jpegs,
                Limits = new SandboxLimits { StandardOutputBytes = PictureMax * frames.Count },
            },
            ct);
        var files = outcome.IsWell ? Cut(jpegs.GetBuffer().AsSpan(0, (int)jpegs.Length)) : [];
        return files.Count == frames.Count ? files : [];
    }

    // Between an end of image and the next start of one: in what is coded, FF is followed by 0 or a restart.
    private static List<byte[]> Cut(ReadOnlySpan<byte> jpegs)
    {
        var files = new List<byte[]>();
        while (!jpegs.IsEmpty)
        {
            var end = jpegs.IndexOf(EndAndStart);
            end = end < 0 ? jpegs.Length : end + EndAndStart.Length / 2;
            files.Add(jpegs[..end].ToArray());
            jpegs = jpegs[end..];
        }

        return files;
    }

    // ITU-T T.81, B.1.1.3: EOI, SOI.
    private static ReadOnlySpan<byte> EndAndStart => [0xFF, 0xD9, 0xFF, 0xD8];
}
