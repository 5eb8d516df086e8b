using Probative.Kernel.Pages;

namespace Probative.Handover.Pages;

/// <summary>By when the record existed, as something outside says: the first of its limits.</summary>
internal static class OutsideTimeSection
{
    public static void WriteSummary(HtmlWriter page, PageFrame frame)
    {
        page.Add($"<div><dt>Outside time</dt><dd>");
        if (frame.OutsideTimes.Count == 0) page.Add($"none");
        var isFirst = true;
        foreach (var time in frame.OutsideTimes)
        {
            if (!isFirst) page.Add($"<br>");
            isFirst = false;
            page.Add($"{Range(time.Facts)} ");
            if (time.By is { } by) page.Add($"existed by {ReadableText.Time(by)}, says {time.Witness}");
            else page.Add($"were given to OpenTimestamps; no time yet");
        }

        page.Line($"</dd></div>");
    }

    public static void WriteLimit(HtmlWriter page, PageFrame frame)
    {
        var covered = frame.OutsideTimes.Where(time => time.By is not null)
            .Select(time => time.Facts).DefaultIfEmpty().Max();
        if (covered == 0)
        {
            page.Add($"<li><b>No outside time.</b> This record could have been made on any day before you ");
            page.Add($"received it. ");
        }
        else
        {
            page.Add($"<li><b>An outside time says by when, not since when.</b> It stands above for ");
            page.Add($"{Range(covered)}, and is as good as who says it: a check tells you ");
            page.Add($"whether it holds and whom you would have to believe. ");
            page.Add($"What comes after could have been recorded on any day before you received it. ");
        }

        page.Line($"From the moment when something outside the maker’s house saw its checkpoint, ");
        page.Line($"nothing in it can have changed unnoticed.</li>");
    }

    private static string Range(long facts) =>
        facts == 1 ? "fact 1" : $"facts 1 to {ReadableText.Number(facts)}";
}
