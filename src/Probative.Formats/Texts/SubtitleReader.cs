using Probative.Formats.Bytes;

namespace Probative.Formats.Texts;

/// <summary>Reads subtitle files: SubRip, WebVTT and SubStation Alpha (SSA, ASS).</summary>
public static class SubtitleReader
{
    /// <summary>
    /// Reads the cues; null when the file is none of these formats. It never throws for what stands in it.
    /// </summary>
    /// <param name="source">The file; as far as <see cref="PlainText.MostBytes"/>.</param>
    public static SubtitleReport? Read(ByteSource source)
    {
        var report = PlainText.Read(source);
        if (report.Text is not { } text) return null;
        var lines = new LineList(text.Text);
        var first = lines.FirstFilled();
        if (first < 0) return null;
        var start = lines.Of(first);
        if (start.StartsWith("[Script Info]", StringComparison.OrdinalIgnoreCase))
        {
            return Report("SubStation", report, cues => StationCues.Read(lines, cues));
        }

        if (start.StartsWith("WEBVTT", StringComparison.Ordinal))
        {
            return Report("WebVTT", report, cues => ArrowCues.Read(lines, first + 1, cues));
        }

        var isSubRip = CueTimes.TryRead(start, out _, out _)
            || (first + 1 < lines.Count && CueTimes.TryRead(lines.Of(first + 1), out _, out _));
        return isSubRip ? Report("SubRip", report, cues => ArrowCues.Read(lines, first, cues)) : null;
    }

    private static SubtitleReport Report(string format, TextReport report, Action<CueList> read)
    {
        var cues = new CueList(report.Text!, report.Damage);
        read(cues);
        return new SubtitleReport(format, cues.Text(), cues.Cues, report.IsWhole, report.Damage);
    }
}
