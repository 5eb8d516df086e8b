using System.Text;
using Probative.Examination.Frames;

namespace Probative.Fuzz.Targets;

/// <summary>What ffmpeg says of frames.</summary>
public sealed class FrameLogTarget : IFuzzTarget
{
    public string Name => "frame-log";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var log = new FrameLog();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n')) log.Take(line);
        Promise.Holds(log.Complaints.Count <= 20, "There are too many complaints.");
        foreach (var frame in log.Frames)
            Promise.Holds(frame.SceneScore is >= 0 and <= 100, "A score is no number.");
    }
}
