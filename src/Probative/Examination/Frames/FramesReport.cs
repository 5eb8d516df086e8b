using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Frames;

/// <summary>What was found in the pictures of a video.</summary>
internal sealed class FramesReport(FrameLog log, FrameSampler sampler, bool keyFramesOnly)
{
    // What a report lists; everything is in the index and the hashes beside it.
    private const int ShotsMax = 2_000;

    // A millisecond: below it clocks of containers round.
    private const decimal SameStep = 0.001m;

    public FrameTimes Times { get; } = new(log);

    public JsonObject ToJson(SandboxOutcome outcome, IReadOnlyList<int> sheet)
    {
        var shots = Shot.Of(Times.Frames);
        var (least, most) = Times.Steps();
        var isVariable = !keyFramesOnly && most - least > SameStep;
        var notes = new Notes();
        if (isVariable)
            notes.Add("variable-frame-rate", "The time between frames varies: count frames, not seconds.");
        if (!outcome.IsWell)
            notes.Add("decoding-ended-early", "The decoder did not come to the end of the file.");
        if (log.ComplaintCount > 0)
            notes.Add("decoder-complained", $"The decoder complained: {log.Complaints[0]}");
        if (sampler.Measured.Any(one => one.Inside is not null))
            notes.Add("border", "The picture has a border; what is inside was hashed too.");
        return new JsonObject
        {
            ["sampling"] = keyFramesOnly
                ? "triage: key frames only; of these the first of each second was measured"
                : "every frame decoded; the first of each second was measured",
            ["width"] = sampler.Size?.Width,
            ["height"] = sampler.Size?.Height,
            ["time_base"] = log.TimeBase is var (upper, lower) ? $"{upper}/{lower}" : null,
            ["frames"] = Times.Frames.Count,
            ["frames_not_kept"] = log.NotKept,
            ["key_frames"] = Times.Frames.Count(frame => frame.IsKey),
            ["first_s"] = Times.SecondsOf(0),
            ["last_s"] = Times.SecondsOf(Times.Frames.Count - 1),
            ["step_least_s"] = least,
            ["step_most_s"] = most,
            ["is_variable"] = isVariable,
            ["measured"] = sampler.Measured.Count,
            ["shots"] = new JsonArray([.. shots.Take(ShotsMax).Select(shot => shot.ToJson(Times))]),
            ["shots_left_out"] = Math.Max(0, shots.Count - ShotsMax),
            ["contact_sheet_frames"] = SheetFrames(sheet),
            ["complaints"] = new JsonArray([.. log.Complaints.Select(line => (JsonNode?)line)]),
            ["complaint_count"] = log.ComplaintCount,
            ["notes"] = notes.ToJson(),
        };
    }

    /// <summary>
    /// A line for each measured picture, in the order of vPDQ's files (frame, quality, hash, seconds), and
    /// behind it the hash and quality of what is inside a border.
    /// </summary>
    public byte[] HashesToCsv()
    {
        var text = new StringBuilder();
        var numbers = Times.SampledNumbers();
        for (var at = 0; at < Math.Min(numbers.Count, sampler.Measured.Count); at++)
        {
            var one = sampler.Measured[at];
            text.Append(
                CultureInfo.InvariantCulture,
                $"{numbers[at]},{one.Hash.Quality},{one.Hash.Hash.ToHex()},{Times.SecondsOf(numbers[at])}");
            if (one is { Inside: { } area, InsideHash: { } inside })
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $",{inside.Quality},{inside.Hash.ToHex()},{area.Left},{area.Top}");
                text.Append(CultureInfo.InvariantCulture, $",{area.Width},{area.Height}");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private JsonArray SheetFrames(IReadOnlyList<int> sheet)
    {
        var numbers = Times.SampledNumbers();
        return [.. sheet.Where(place => place < numbers.Count).Select(place => (JsonNode?)numbers[place])];
    }
}
