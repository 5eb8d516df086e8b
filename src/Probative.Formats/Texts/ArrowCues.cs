namespace Probative.Formats.Texts;

/// <summary>
/// Cues whose times stand on a line with an arrow: SubRip, which nobody specified, and WebVTT (W3C WebVTT
/// section 4). Blocks end at an empty line.
/// </summary>
internal static class ArrowCues
{
    public static void Read(LineList lines, int from, CueList cues)
    {
        var at = from;
        while (at < lines.Count && !cues.IsFull)
        {
            if (lines.IsEmpty(at))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < lines.Count && !lines.IsEmpty(end)) end++;
            AddBlock(lines, at, end, cues);
            at = end;
        }
    }

    private static void AddBlock(LineList lines, int first, int end, CueList cues)
    {
        var line = first;
        while (line < Math.Min(end, first + 2) && !CueTimes.TryRead(lines.Of(line), out _, out _)) line++;
        if (line >= end || !CueTimes.TryRead(lines.Of(line), out var start, out var stop))
        {
            // Notes, styles and regions of WebVTT are blocks without times.
            var word = lines.Of(first);
            var isOther = word.StartsWith("NOTE") || word.StartsWith("STYLE") || word.StartsWith("REGION");
            if (!isOther && !word.Contains(':')) cues.Fault(lines.StartOf(first));
            return;
        }

        var name = line > first ? lines.Of(line - 1).Trim() : default;
        cues.Add(
            start,
            stop,
            name.IsEmpty ? null : name[..Math.Min(name.Length, 200)].ToString(),
            lines.StartOf(first),
            lines.EndOf(end - 1),
            Enumerable.Range(line + 1, end - line - 1).Select(i => (lines.StartOf(i), lines.EndOf(i))),
            isStation: false);
    }
}
