using System.Globalization;
using Probative.Examination.Pictures;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Frames;

/// <summary>
/// Decodes the first video stream of a file once, in the sandbox: what ffmpeg says of every frame, and the
/// pixels of some. Frames are given as they are stored, none doubled or dropped.
/// </summary>
public static class FrameDecoder
{
    // A line of the log for each frame has some 400 bytes; a stranger's side data may make them longer.
    private const long LogMax = 8L * 1024 * 1024 * 1024;
    private const long Mebibyte = 1024 * 1024;

    // The slowest codecs at their largest pictures take seconds for a mebibyte.
    private static readonly TimeSpan s_timeLeast = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_timeForMebibyte = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeMost = TimeSpan.FromHours(24);

    // One thread, and no more pixels than were agreed on, whatever the file says.
    private static readonly string[] s_careful =
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info", "-threads", "1", "-filter_threads",
        "1", "-filter_complex_threads", "1", "-noautorotate", "-max_pixels",
        FfmpegProgram.PixelsMax.ToString(CultureInfo.InvariantCulture),
    ];

    private static readonly string[] s_pictures =
        ["-map", "[s]", "-fps_mode", "passthrough", "-f", "image2pipe", "-c:v", "ppm"];

    // Cuts are found in small pictures: that costs next to nothing and finds the same.
    private const string Measure = "scale=320:180:flags=fast_bilinear,scdet@cuts=threshold=10,"
        + "metadata@cuts=mode=print";

    private const string Seen = "showinfo@every=checksum=0";
    private const string Sampled = "showinfo@sample=checksum=0";

    private const string EachSecond =
        "select=isnan(prev_selected_t)+gte(floor(t)\\,floor(prev_selected_t)+1)," + Sampled;

    // From the first frame on, not from the clock's zero: a print tells times of the film alone.
    private const string EachHalfSecond =
        "select=isnan(prev_selected_t)"
        + "+gte(floor(2*(t-start_t))\\,floor(2*(prev_selected_t-start_t))+1)," + Sampled;

    /// <summary>What ffmpeg is told, but for the file's place and that of the log.</summary>
    /// <param name="choice">Which frames are decoded, and given out.</param>
    public static IReadOnlyList<string> Options(FrameChoice choice) =>
    [
        .. s_careful,
        .. (ReadOnlySpan<string>)(choice == FrameChoice.KeyFrames ? ["-skip_frame", "nokey"] : []),
        "-i", "ITEM",
        "-filter_complex", $"[0:v:0]{Seen}," + (choice == FrameChoice.ForPrint
            ? $"{EachHalfSecond}[s]"
            : $"split[a][b];[a]{Measure}[m];[b]{EachSecond}[s]"),
        .. s_pictures, "pipe:1",
        .. (ReadOnlySpan<string>)(choice == FrameChoice.ForPrint
            ? []
            : ["-map", "[m]", "-fps_mode", "passthrough", "-f", "null", "-"]),
    ];

    /// <summary>The frames that are shown at some times of the film, and no others.</summary>
    /// <param name="seconds">From the first frame on, rising.</param>
    private static IReadOnlyList<string> OptionsAt(IReadOnlyList<double> seconds) =>
    [
        .. s_careful, "-i", "ITEM",
        "-filter_complex",
        $"[0:v:0]{Seen},select={string.Join('+', seconds.Select(First))},{Sampled}[s]",
        .. s_pictures, "-frames:v", seconds.Count.ToString(CultureInfo.InvariantCulture), "pipe:1",
    ];

    // A frame may begin a hair later than the time that was measured.
    private static string First(double seconds)
    {
        const double Hair = 0.021;
        var from = Math.Max(0, seconds - Hair).ToString("F3", CultureInfo.InvariantCulture);
        return $"gte(t-start_t\\,{from})*(isnan(prev_selected_t)+lt(prev_selected_t-start_t\\,{from}))";
    }

    /// <summary>Decodes the frames that are shown at some times, in one pass from the beginning.</summary>
    /// <param name="sandbox">Where ffmpeg runs.</param>
    /// <param name="subject">The file.</param>
    /// <param name="seconds">From the first frame on, rising; not beyond the film's end.</param>
    /// <param name="take">Gets each picture; its bytes are valid until it returns.</param>
    /// <param name="ct">Ends the program.</param>
    public static Task<(FrameLog Log, PixelSink Pictures, SandboxOutcome Outcome)> DecodeAtAsync(
        ISandbox sandbox,
        Subject subject,
        IReadOnlyList<double> seconds,
        Action<PixelFrame> take,
        CancellationToken ct) => RunAsync(sandbox, subject, OptionsAt(seconds), take, ct);

    /// <summary>Decodes, and hands each sampled picture on while the next is decoded.</summary>
    /// <param name="sandbox">Where ffmpeg runs.</param>
    /// <param name="subject">The file.</param>
    /// <param name="choice">Which frames.</param>
    /// <param name="take">Gets each picture; its bytes are valid until it returns.</param>
    /// <param name="ct">Ends the program.</param>
    public static Task<(FrameLog Log, PixelSink Pictures, SandboxOutcome Outcome)> DecodeAsync(
        ISandbox sandbox,
        Subject subject,
        FrameChoice choice,
        Action<PixelFrame> take,
        CancellationToken ct) => RunAsync(sandbox, subject, Options(choice), take, ct);

    private static async Task<(FrameLog Log, PixelSink Pictures, SandboxOutcome Outcome)> RunAsync(
        ISandbox sandbox,
        Subject subject,
        IReadOnlyList<string> options,
        Action<PixelFrame> take,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(subject);
        var log = new FrameLog();
        var pictures = new PixelSink(FfmpegProgram.PixelsMax, take);
        var time = TimeFor(subject.SizeBytes);
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                // The shell gives its standard error a pipe of its own, and becomes ffmpeg.
                Program = new SandboxProgram { Path = "/usr/bin/sh" },
                Arguments = paths =>
                [
                    "-c",
                    $"exec \"$0\" \"$@\" 2> \"{paths.Output(0)}\"",
                    FfmpegProgram.Path,
                    .. options.Select(option => option == "ITEM" ? paths.Item(0) : option),
                ],
                Items = [subject.Path],
                StandardOutput = pictures,
                Outputs = [new SandboxOutput(new LineSink(log.Take), LogMax)],
                Limits = new SandboxLimits
                {
                    WallTime = time,
                    CpuTime = time,
                    MemoryBytes = 4L * 1024 * Mebibyte,
                    StandardOutputBytes = long.MaxValue,
                },
            },
            ct);
        return (log, pictures, outcome);
    }

    private static TimeSpan TimeFor(long sizeBytes)
    {
        var time = s_timeLeast + s_timeForMebibyte * ((double)sizeBytes / Mebibyte);
        return time < s_timeMost ? time : s_timeMost;
    }
}
