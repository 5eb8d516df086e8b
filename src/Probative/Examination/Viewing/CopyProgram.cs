using Probative.Kernel.Sandbox;

namespace Probative.Examination.Viewing;

/// <summary>ffmpeg, as it writes one file whose beginning it has to change at the end.</summary>
internal static class CopyProgram
{
    /// <summary>What the copy is called among the derivatives, whatever it is a copy of.</summary>
    public const string Role = "viewing copy";

    // It is held in memory until it is kept. Two hours of a phone's video stay well below.
    private const int CopyMaxBytes = 1024 * 1024 * 1024;
    private const long Mebibyte = 1024 * 1024;
    private const string CopyName = "copy.mp4";

    // Decoding and coding again; the slowest codecs at their largest pictures take seconds for a mebibyte.
    private static readonly TimeSpan s_timeLeast = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_timeForMebibyte = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_timeMost = TimeSpan.FromHours(24);

    /// <summary>MP4 that says nothing of where it came from, with what a player needs first in it.</summary>
    public static IReadOnlyList<string> Container { get; } =
    [
        "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-movflags", "+faststart",
        "-f", "mp4", "COPY",
    ];

    /// <summary>The file; null when the program wrote none, or not to its end.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="subject">The item.</param>
    /// <param name="options">What it is told.</param>
    /// <param name="says">Gets what it writes to its standard error.</param>
    /// <param name="ct">Ends the program.</param>
    public static async Task<(byte[]? File, SandboxOutcome Outcome)> RunAsync(
        ISandbox sandbox,
        Subject subject,
        IReadOnlyList<string> options,
        SandboxOutput says,
        CancellationToken ct)
    {
        byte[]? file = null;
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
                    .. options.Select(option => option switch
                    {
                        "ITEM" => paths.Item(0),
                        "COPY" => $"{paths.Folder}/{CopyName}",
                        _ => option,
                    }),
                ],
                Items = [subject.Path],
                Outputs = [says],
                Folder = new SandboxFolder(1, CopyMaxBytes, (name, size) => name == CopyName
                    ? new MemoryStream(file = new byte[size])
                    : null),
                Limits = new SandboxLimits
                {
                    WallTime = time,
                    CpuTime = time,
                    MemoryBytes = 4L * 1024 * Mebibyte,
                    FileBytes = CopyMaxBytes,
                },
            },
            ct);
        return (file is { Length: > 0 } ? file : null, outcome);
    }

    private static TimeSpan TimeFor(long sizeBytes)
    {
        var time = s_timeLeast + s_timeForMebibyte * ((double)sizeBytes / Mebibyte);
        return time < s_timeMost ? time : s_timeMost;
    }
}
