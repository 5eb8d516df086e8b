using System.Diagnostics;
using System.Globalization;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Copies;

/// <summary>Clips to files and back, by the ffmpeg of the machine, on one thread.</summary>
internal static class Ffmpeg
{
    /// <summary>What drawtext writes in.</summary>
    public const string Font = "fontfile=/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

    /// <summary>Frames that are decoded in a second; the print takes two of them.</summary>
    private const int DecodedFrames = 8;

    /// <summary>Paints a scene into a file.</summary>
    public static void Film(Scene scene, int seed, string path)
    {
        using var ffmpeg = Start(
            ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{Scene.Width}x{Scene.Height}", "-r",
                $"{Scene.FramesPerSecond}", "-i", "-", .. Encoded("20"), path],
            isWritten: true);
        var (canvas, random) = (new Canvas(Scene.Width, Scene.Height), new Random(seed));
        for (var frame = 0; frame < Scene.Seconds * Scene.FramesPerSecond; frame++)
        {
            scene.Draw(canvas, (double)frame / Scene.FramesPerSecond);
            canvas.Grain(random, 3);
            ffmpeg.StandardInput.BaseStream.Write(canvas.Pixels);
        }

        ffmpeg.StandardInput.Close();
        End(ffmpeg);
    }

    /// <summary>Pictures of one size, as a film.</summary>
    public static void Frames(IEnumerable<Canvas> frames, int framesPerSecond, string path)
    {
        Process? ffmpeg = null;
        foreach (var canvas in frames)
        {
            ffmpeg ??= Start(
                [.. Raw(canvas), "-r", $"{framesPerSecond}", "-i", "-", .. Encoded("24"), path],
                isWritten: true);
            ffmpeg.StandardInput.BaseStream.Write(canvas.Pixels);
        }

        ffmpeg!.StandardInput.Close();
        End(ffmpeg);
    }

    /// <summary>A photograph as a camera stores it.</summary>
    public static void Picture(Canvas canvas, string path)
    {
        using var ffmpeg = Start(
            [.. Raw(canvas), "-i", "-", "-frames:v", "1", "-q:v", "3", path], isWritten: true);
        ffmpeg.StandardInput.BaseStream.Write(canvas.Pixels);
        ffmpeg.StandardInput.Close();
        End(ffmpeg);
    }

    /// <summary>The print of a picture.</summary>
    public static FilmPrint PrintOfPicture(string path)
    {
        var (width, height, _) = Size(path);
        using var ffmpeg = Start(
            ["-i", path, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], isWritten: false);
        var frame = new byte[width * height * 3];
        ReadWhole(ffmpeg.StandardOutput.BaseStream, frame);
        End(ffmpeg);
        return FilmPrintBuilder.OfPicture(new PixelView(frame, width, height, PixelLayout.Rgb24));
    }

    private static string[] Raw(Canvas canvas) =>
        ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{canvas.Width}x{canvas.Height}"];

    public static string[] Encoded(string quality) =>
        ["-c:v", "libx264", "-preset", "veryfast", "-threads", "1", "-crf", quality, "-pix_fmt", "yuv420p",
            "-an"];

    public static void Run(string[] arguments)
    {
        using var ffmpeg = Start(arguments, isWritten: false);
        End(ffmpeg);
    }

    /// <summary>The print of a file, and the time that reading the samples took.</summary>
    public static (FilmPrint Print, double Seconds) Print(string path)
    {
        var (width, height, duration) = Size(path);
        using var ffmpeg = Start(
            ["-i", path, "-vf", $"fps={DecodedFrames}", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
                isWritten: false);
        var (builder, frame) = (new FilmPrintBuilder(), new byte[width * height * 3]);
        var taken = 0.0;
        for (var number = 0; ReadWhole(ffmpeg.StandardOutput.BaseStream, frame); number++)
        {
            var start = Stopwatch.GetTimestamp();
            builder.Add(
                new PixelView(frame, width, height, PixelLayout.Rgb24),
                TimeSpan.FromSeconds((double)number / DecodedFrames));
            taken += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        End(ffmpeg);
        return (builder.Finish(TimeSpan.FromSeconds(duration))!, taken);
    }

    /// <summary>The frames of a file as small grey squares, so many a second.</summary>
    public static List<byte[]> Squares(string path, string? filter, int framesPerSecond, int side)
    {
        var filters = filter is null ? "" : $"{filter},";
        using var ffmpeg = Start(
            ["-i", path, "-vf", $"{filters}fps={framesPerSecond},scale={side}:{side}:flags=area,format=gray",
                "-f", "rawvideo", "-"],
            isWritten: false);
        var (frames, frame) = (new List<byte[]>(), new byte[side * side]);
        for (; ReadWhole(ffmpeg.StandardOutput.BaseStream, frame); frame = new byte[side * side])
            frames.Add(frame);
        End(ffmpeg);
        return frames;
    }

    private static bool ReadWhole(Stream stream, byte[] frame) =>
        stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length;

    private static (int Width, int Height, double Seconds) Size(string path)
    {
        var start = new ProcessStartInfo("ffprobe") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-v", "error", "-select_streams", "v:0", "-show_entries",
            "stream=width,height:format=duration", "-of", "csv=p=0", path])
        {
            start.ArgumentList.Add(argument);
        }

        using var probe = Process.Start(start)!;
        var parts = probe.StandardOutput.ReadToEnd().Split((char[])[',', '\n', '\r'],
            StringSplitOptions.RemoveEmptyEntries);
        probe.WaitForExit();
        return (int.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            parts.Length > 2 && double.TryParse(parts[2], CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : 0);
    }

    private static Process Start(string[] arguments, bool isWritten)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = isWritten,
            RedirectStandardOutput = true };
        foreach (var argument in (string[])["-v", "error", "-y", "-threads", "1", "-filter_threads", "1",
            .. isWritten ? (string[])[] : ["-nostdin"], .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static void End(Process ffmpeg)
    {
        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}.");
        }
    }
}
