using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>ffmpeg, as Debian has it.</summary>
internal static class FfmpegProgram
{
    public const string Path = "/usr/bin/ffmpeg";

    /// <summary>
    /// More pixels than any camera's picture has; beyond it a picture is not decoded. Three bytes each.
    /// </summary>
    public const long PixelsMax = 150_000_000;

    public static SandboxProgram Program { get; } = new() { Path = Path };
}
