using System.Globalization;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Viewing;

/// <summary>What ffprobe reads in a copy that was made: not what its maker says that it wrote.</summary>
internal sealed class CopyReading
{
    // Beside ffmpeg, in the same package and of the same version.
    private const string Path = "/usr/bin/ffprobe";
    private const int SideMax = 100_000;

    private static readonly TimeSpan s_time = TimeSpan.FromMinutes(10);

    private readonly List<decimal> _times = [];

    /// <summary>The time of each frame, in the order of the file.</summary>
    public IReadOnlyList<decimal> Times => _times;

    public bool HasRisingTimes { get; private set; } = true;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public bool HasSound { get; private set; }

    public async Task ReadAsync(ISandbox sandbox, byte[] file, CancellationToken ct)
    {
        await RunAsync(
            sandbox, file, ["-show_entries", "stream=codec_type,width,height"], TakeStream, ct);
        await RunAsync(
            sandbox, file, ["-select_streams", "v:0", "-show_entries", "packet=pts_time"], TakePacket, ct);
    }

    private static async Task RunAsync(
        ISandbox sandbox, byte[] file, string[] asked, Action<string> take, CancellationToken ct)
    {
        using var input = new MemoryStream(file, writable: false);
        await using var lines = new LineSink(take);
        await sandbox.RunAsync(
            new SandboxRun
            {
                Program = new SandboxProgram { Path = Path },
                Arguments = _ => ["-v", "error", .. asked, "-of", "csv=p=1", "pipe:0"],
                StandardInput = input,
                StandardOutput = lines,
                Limits = new SandboxLimits
                {
                    WallTime = s_time, CpuTime = s_time, StandardOutputBytes = long.MaxValue,
                },
            },
            ct);
    }

    private void TakeStream(string line)
    {
        switch (line.Split(','))
        {
            case ["stream", "video", var width, var height, ..]:
                (Width, Height) = (Side(width), Side(height));
                break;
            case ["stream", "audio", ..]:
                HasSound = true;
                break;
        }
    }

    private void TakePacket(string line)
    {
        if (line.Split(',') is not ["packet", var text, ..]
            || _times.Count == Frames.FrameLog.FramesMax) return;
        if (!decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            HasRisingTimes = false;
            return;
        }

        HasRisingTimes &= _times.Count == 0 || seconds > _times[^1];
        _times.Add(seconds);
    }

    private static int Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side < SideMax
            ? side
            : 0;
}
