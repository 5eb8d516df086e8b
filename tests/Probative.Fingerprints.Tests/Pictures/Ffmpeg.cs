using System.Diagnostics;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Pictures;

/// <summary>Pixels and samples that ffmpeg decodes; tests skip, visibly, where there is none.</summary>
internal static class Ffmpeg
{
    public static byte[] Decode(string path, params string[] arguments)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(
            folders.Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))), "There is no ffmpeg here.");
        string[] all = ["-v", "error", "-i", path, .. arguments, "-"];
        var start = new ProcessStartInfo("ffmpeg", all) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return output.ToArray();
    }

    /// <summary>A picture as PNG, to know its size, and then its pixels.</summary>
    public static PngPicture Picture(string path)
    {
        using var scratch = new Scratch();
        var png = scratch["picture.png"];
        // Colours at full resolution, as decoders of pictures interpolate them; by default ffmpeg repeats.
        File.WriteAllBytes(png, Decode(
            path, "-sws_flags", "bicubic+full_chroma_int+full_chroma_inp+accurate_rnd",
            "-pix_fmt", "rgb24", "-f", "image2pipe", "-c:v", "png"));
        return PngPicture.Read(png);
    }
}
