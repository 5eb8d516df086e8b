using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination.Frames;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Viewing;

/// <summary>
/// A video as every browser plays it: one frame for each that the decoder gives, in their order, so that
/// frame n of the copy is frame n of the frame index. A key frame every few frames makes any of them quick to
/// reach. Rotation that the file states is not applied, as in everything that is measured.
/// </summary>
internal static class VideoCopy
{
    /// <summary>Pixels of a row; what has more is made smaller.</summary>
    public const int WidthMax = 1_280;

    private const int HeightMax = 2_160;
    private const int GroupFrames = 12;

    // Text of what ffmpeg says of every frame.
    private const long LogMax = 8L * 1024 * 1024 * 1024;

    // Square pixels, even sides, and times that only grow: a frame without a time comes 40 ms after the last.
    private static readonly string s_picture = string.Create(
        CultureInfo.InvariantCulture,
        $"scale=w='max(2,2*trunc(min(min({WidthMax},iw*sar),{HeightMax}*dar)/2))'"
        + $":h='max(2,2*round(ow/dar/2))':flags=bicubic:out_range=tv,setsar=1,format=yuv420p,settb=1/90000,"
        + $"setpts='if(isnan(PREV_OUTPTS),if(isnan(PTS),0,PTS),"
        + $"if(isnan(PTS),PREV_OUTPTS+3600,max(PTS,PREV_OUTPTS+1)))'");

    /// <summary>What ffmpeg is told; ITEM and COPY stand for places.</summary>
    public static IReadOnlyList<string> Options(bool withSound) =>
    [
        "-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info", "-threads", "1", "-filter_threads",
        "1", "-filter_complex_threads", "1", "-noautorotate", "-max_pixels",
        FfmpegProgram.PixelsMax.ToString(CultureInfo.InvariantCulture), "-i", "ITEM",
        "-filter_complex", $"[0:v:0]showinfo@every=checksum=0,{s_picture}[v]",
        "-map", "[v]", "-fps_mode", "passthrough", "-enc_time_base", "1/90000", "-c:v", "libx264", "-preset",
        "veryfast", "-profile:v", "high", "-crf", "21", "-g",
        GroupFrames.ToString(CultureInfo.InvariantCulture), "-bf", "0", "-sc_threshold", "0",

        // Always two, whatever the machine has: the number is in the bytes that come out.
        "-threads", "2", "-flags:v", "+bitexact", "-video_track_timescale", "90000",
        .. (ReadOnlySpan<string>)(withSound ? ["-map", "0:a:0?", .. SoundCopy.Coding] : ["-an"]),
        .. CopyProgram.Container,
    ];

    /// <summary>
    /// The copy; where the sound cannot be decoded, without it. Null when the file has no pictures at all.
    /// </summary>
    public static async Task<ExaminationOutcome?> MakeAsync(
        Subject subject, Workbench workbench, CancellationToken ct)
    {
        var first = await TryAsync(subject, workbench, withSound: true, ct);
        if (first.Log.HasNoVideo) return null;
        if (first.File is { } file) return await CheckedAsync(workbench.Sandbox, file, first, true, ct);
        var second = await TryAsync(subject, workbench, withSound: false, ct);
        return second.File is { } silent
            ? await CheckedAsync(workbench.Sandbox, silent, second, false, ct)
            : second.Log.FailureOf(second.Outcome);
    }

    private sealed record Try(byte[]? File, FrameLog Log, SandboxOutcome Outcome);

    private static async Task<Try> TryAsync(
        Subject subject, Workbench workbench, bool withSound, CancellationToken ct)
    {
        var log = new FrameLog();
        var (file, outcome) = await CopyProgram.RunAsync(
            workbench.Sandbox,
            subject,
            Options(withSound),
            new SandboxOutput(new LineSink(Take), LogMax),
            ct);
        return new Try(log.Frames.Count > 0 ? file : null, log, outcome);

        void Take(string line)
        {
            var before = log.Frames.Count;
            log.Take(line);
            if (log.Frames.Count > before) workbench.Tell?.Invoke(log.Frames.Count);
        }
    }

    /// <summary>Read once more by itself: so many frames, each with its time, in even sides.</summary>
    private static async Task<ExaminationOutcome> CheckedAsync(
        ISandbox sandbox, byte[] file, Try made, bool withSound, CancellationToken ct)
    {
        var read = new CopyReading();
        await read.ReadAsync(sandbox, file, ct);
        if (read.Times.Count != made.Log.Frames.Count || made.Log.NotKept > 0 || !read.HasRisingTimes
            || read.Width is < 2 or > WidthMax || read.Height is < 2 or > HeightMax
            || read.Width % 2 != 0 || read.Height % 2 != 0)
        {
            return new ExaminationOutcome.Failed(
                "copy-differs",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The copy has {read.Times.Count} frames of {read.Width} x {read.Height} pixels, "
                    + $"the item {made.Log.Frames.Count} frames: the copy was not kept."));
        }

        var notes = new Notes();
        if (!made.Outcome.IsWell)
            notes.Add("decoding-ended-early", "The decoder did not come to the end of the file.");
        if (!withSound) notes.Add("sound-left-out", "The sound could not be decoded; the copy has none.");
        return new ExaminationOutcome.Found(
            new JsonObject
            {
                ["kind"] = "video",
                ["width"] = read.Width,
                ["height"] = read.Height,
                ["frames"] = read.Times.Count,
                ["has_sound"] = read.HasSound,
                ["notes"] = notes.ToJson(),
            },
            [
                new Made(CopyProgram.Role, "video/mp4", file),
                new Made("viewing times", "text/csv", TimesCsv(read.Times)),
            ]);
    }

    /// <summary>When each frame of the copy is shown, by the copy's own clock.</summary>
    private static byte[] TimesCsv(IReadOnlyList<decimal> times)
    {
        var text = new StringBuilder("frame,seconds\n");
        for (var at = 0; at < times.Count; at++)
            text.Append(CultureInfo.InvariantCulture, $"{at},{times[at]}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
