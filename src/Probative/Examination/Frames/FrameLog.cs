using System.Globalization;
using System.Text.RegularExpressions;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Frames;

/// <summary>
/// Reads what ffmpeg says of each frame, line by line: its filters `showinfo` and `metadata`. The program
/// decoded a stranger's bytes, so that numbers are bounded and nothing is believed beyond its form.
/// </summary>
public sealed partial class FrameLog
{
    /// <summary>Frames that are kept: 100 hours at 30 a second.</summary>
    public const int FramesMax = 10_800_000;

    private readonly List<FrameEntry> _frames = [];
    private readonly List<long?> _sampled = [];
    private long? _scored;

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<FrameEntry> Frames => _frames;

    /// <summary>The pts of the frames that were given out as pictures, in their order.</summary>
    public IReadOnlyList<long?> Sampled => _sampled;

    /// <summary>Seconds a unit, as numerator and denominator; null when it was not said.</summary>
    public (int Numerator, int Denominator)? TimeBase { get; private set; }

    /// <summary>Frames beyond <see cref="FramesMax"/>.</summary>
    public long NotKept { get; private set; }

    /// <summary>Lines in which the decoder complains, at most some: damage in its words.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Complaints in all.</summary>
    public long ComplaintCount { get; private set; }

    /// <summary>True when ffmpeg found no pictures in the file at all.</summary>
    public bool HasNoVideo { get; private set; }

    /// <summary>How a run failed that gave no frame, with what was said last.</summary>
    internal ExaminationOutcome.Failed FailureOf(SandboxOutcome outcome)
    {
        var failed = SandboxFailure.Of("ffmpeg", outcome);
        return Complaints.Count > 0
            ? failed with { Message = $"{failed.Message} It said: {Complaints[^1]}" }
            : failed;
    }

    public void Take(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.StartsWith("[showinfo@every @", StringComparison.Ordinal)) TakeFrame(line);
        else if (line.StartsWith("[showinfo@sample @", StringComparison.Ordinal)) TakeSample(line);
        else if (line.StartsWith("[metadata@cuts @", StringComparison.Ordinal)) TakeScore(line);
        else if (line.Contains("[error]", StringComparison.Ordinal)
            || line.Contains("[fatal]", StringComparison.Ordinal)
            || line.Contains("[warning]", StringComparison.Ordinal)) Complain(line);
    }

    private void TakeFrame(string line)
    {
        if (TimeBaseForm().Match(line) is { Success: true } units)
        {
            if (int.TryParse(units.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var numerator)
                && int.TryParse(units.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var denominator)
                && numerator > 0 && denominator > 0)
            {
                TimeBase ??= (numerator, denominator);
            }

            return;
        }

        if (FrameForm().Match(line) is not { Success: true } match) return;
        if (_frames.Count == FramesMax)
        {
            NotKept++;
            return;
        }

        _frames.Add(new FrameEntry(
            _frames.Count,
            Number(match.Groups["pts"].ValueSpan),
            match.Groups["type"].ValueSpan is [var kind] && "IPB".Contains(kind) ? kind : '?',
            match.Groups["key"].Value == "1",
            Number(match.Groups["pos"].ValueSpan) is >= 0 and var offset ? offset : null,
            0));
    }

    private void TakeSample(string line)
    {
        if (FrameForm().Match(line) is { Success: true } match && _sampled.Count < FramesMax)
            _sampled.Add(Number(match.Groups["pts"].ValueSpan));
    }

    /// <summary>A score belongs to the frame named last, which was decoded before it.</summary>
    private void TakeScore(string line)
    {
        if (ScoredForm().Match(line) is { Success: true } frame)
        {
            _scored = Number(frame.Groups[1].ValueSpan);
        }
        else if (ScoreForm().Match(line) is { Success: true } match
            && _scored is >= 0 and var number && number < _frames.Count
            && float.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var score))
        {
            _frames[(int)number] = _frames[(int)number] with { SceneScore = Math.Clamp(score, 0, 100) };
        }
    }

    private void Complain(string line)
    {
        const int kept = 20;
        HasNoVideo |= line.Contains("matches no streams", StringComparison.Ordinal);
        ComplaintCount++;
        if (Complaints.Count < kept) Complaints.Add(SandboxFailure.Plain(line));
    }

    private static long? Number(ReadOnlySpan<char> digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(
        @"n: *\d+ pts: *(?<pts>NOPTS|-?\d+) .*pos: *(?<pos>-?\d+) .*iskey:(?<key>\d) type:(?<type>.)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FrameForm();

    [GeneratedRegex(@"config in time_base: (\d+)/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex TimeBaseForm();

    [GeneratedRegex(@"\] frame:(\d+) ", RegexOptions.CultureInvariant)]
    private static partial Regex ScoredForm();

    [GeneratedRegex(@"lavfi\.scd\.score=(\d+\.\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex ScoreForm();
}
