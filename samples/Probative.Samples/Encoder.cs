using System.Diagnostics;
using System.Globalization;

namespace Probative.Samples;

/// <summary>
/// ffmpeg as a child process: raw frames or a file in, an MP4 out. One thread and bit-exact muxing, so that
/// the same version of ffmpeg gives the same bytes each time.
/// </summary>
internal static class Encoder
{
    public static void EncodeClip(AerialClip clip, string output)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"{AerialClip.Width}x{AerialClip.Height}");
        var rate = AerialClip.FramesPerSecond.ToString(CultureInfo.InvariantCulture);
        string[] raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", rate, "-i", "pipe:0"];
        using var process = Start([.. raw, .. Output(output, "26")]);
        var frame = new byte[AerialClip.Width * AerialClip.Height * 3];
        for (var n = 0; n < AerialClip.Frames; n++)
        {
            clip.Draw(n, frame);
            process.StandardInput.BaseStream.Write(frame);
        }

        process.StandardInput.Close();
        Finish(process, output);
    }

    public static void Reupload(string input, string filter, string output)
    {
        using var process = Start(["-i", input, "-vf", filter, .. Output(output, "32")]);
        process.StandardInput.Close();
        Finish(process, output);
    }

    private static string[] Output(string path, string quality) =>
    [
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", quality, "-threads", "1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart", "-y", path,
    ];

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-hide_banner", "-loglevel", "error"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start");
    }

    private static void Finish(Process process, string output)
    {
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ffmpeg failed on {output}");
    }
}
