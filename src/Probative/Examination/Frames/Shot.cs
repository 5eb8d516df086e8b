using System.Text.Json.Nodes;

namespace Probative.Examination.Frames;

/// <summary>Frames between two cuts, as far as the measure tells.</summary>
/// <param name="First">The number of its first frame.</param>
/// <param name="Last">The number of its last frame.</param>
/// <param name="Score">How much its first frame differs from the one before; 0 for the first shot.</param>
public readonly record struct Shot(long First, long Last, float Score)
{
    /// <summary>From this score on a frame begins a shot; the usual one of ffmpeg's filter.</summary>
    public const float Threshold = 10;

    public static IReadOnlyList<Shot> Of(IReadOnlyList<FrameEntry> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var shots = new List<Shot>();
        for (var i = 0; i < frames.Count; i++)
        {
            if (i > 0 && frames[i].SceneScore < Threshold) continue;
            if (shots.Count > 0) shots[^1] = shots[^1] with { Last = i - 1 };
            shots.Add(new Shot(i, frames.Count - 1, i == 0 ? 0 : frames[i].SceneScore));
        }

        return shots;
    }

    public JsonObject ToJson(FrameTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        return new JsonObject
        {
            ["first_frame"] = First,
            ["last_frame"] = Last,
            ["start_s"] = times.SecondsOf(First),
            ["score"] = Math.Round((decimal)Score, 3),
        };
    }
}
