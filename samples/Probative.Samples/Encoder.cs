using System.Diagnostics;
using System.Globalization;

namespace Probative.Samples;

/// <summary>
/// ffmpeg as a child process. One thread and bit-exact muxing, so that the same version of ffmpeg gives the
/// same bytes each time.
/// </summary>
internal static class Encoder
{
    /// <summary>What makes every kind of output the same each time.</summary>
    private static readonly string[] Exact =
    [
        "-threads", "1", "-filter_threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-flags:a", "+bitexact", "-sws_flags", "+accurate_rnd+bitexact",
    ];

    /// <summary>The options of H.264 in an MP4 that a page can begin to play at once.</summary>
    public static string[] H264(int quality) =>
    [
        "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-crf", Text(quality),
        "-movflags", "+faststart",
    ];

    /// <summary>Encodes frames that are drawn one by one; more inputs, such as sound, follow them.</summary>
    public static void EncodeFrames(Drawing drawing, string[] moreInputs, string[] options, string output)
    {
        using var process = Start([.. drawing.AsInput(), .. moreInputs, .. options, .. Exact, "-y", output]);
        var frame = new byte[drawing.Width * drawing.Height * 3];
        for (var n = 0; n < drawing.Frames; n++)
        {
            drawing.Draw(n, frame);
            process.StandardInput.BaseStream.Write(frame);
        }

        process.StandardInput.Close();
        Finish(process, output);
    }

    /// <summary>One picture in, the bytes of one file out.</summary>
    public static byte[] EncodePicture(Drawing drawing, params string[] options) =>
        Pipe(drawing.AsInput(), drawing.First(), options);

    /// <summary>The bytes of one picture file in, those of another out.</summary>
    public static byte[] ConvertPicture(ReadOnlySpan<byte> picture, params string[] options) =>
        Pipe(["-f", "image2pipe", "-i", "pipe:0"], picture, options);

    /// <summary>Makes one file of others.</summary>
    public static void Convert(string[] inputs, string[] options, string output)
    {
        using var process = Start([.. inputs, .. options, .. Exact, "-y", output]);
        process.StandardInput.Close();
        Finish(process, output);
    }

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static byte[] Pipe(string[] input, ReadOnlySpan<byte> bytes, string[] options)
    {
        // ffmpeg writes a single picture only after it has read all of it, so that neither side waits.
        string[] output = ["-frames:v", "1", "-f", "image2pipe", "pipe:1"];
        using var process = Start([.. input, .. options, .. Exact, .. output]);
        process.StandardInput.BaseStream.Write(bytes);
        process.StandardInput.Close();
        using var made = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(made);
        Finish(process, "a picture");
        return made.ToArray();
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-hide_banner", "-loglevel", "error", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start");
    }

    private static void Finish(Process process, string output)
    {
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ffmpeg failed on {output}");
    }
}
