using Probative.Handover.Plan;
using Probative.Kernel.Pages;

namespace Probative.Handover.Pages;

/// <summary>"The record": the facts of the case in their order, with what is withheld in its place.</summary>
internal static class FactSection
{
    // Told in the first column of the row, or without meaning for a reader.
    private static readonly HashSet<string> Elsewhere =
        new(StringComparer.Ordinal) { "type", "at", "actor", "files" };

    // What does not fit half the width of a row.
    private static readonly HashSet<string> Wide = new(StringComparer.Ordinal)
    {
        "quote", "sha256", "manifest_sha256", "case_head", "previous", "url", "message", "purpose",
        "handover_key",
    };

    public static void Write(HtmlWriter page, PageModel model, long facts)
    {
        page.Line($"<section id=\"record\"><h2>The record</h2>");
        page.Line($"<p class=\"lead\">Every fact of the case in order, without a gap. A withheld one keeps "
            + $"its place: its leaf is in the package, closed, with the reason. Times are by the maker’s "
            + $"clock, which is no evidence.</p>");
        page.Line($"<table><thead><tr><th>No.</th><th>Recorded</th><th>Fact</th></tr></thead><tbody>");
        foreach (var row in model.Rows)
        {
            if (row is PageRow.Withheld run) WriteRun(page, run);
            else if (row is PageRow.Shown shown) WriteFact(page, shown.Ruling);
        }

        page.Line($"</tbody></table>");
        if (model.LastFact < facts)
        {
            page.Line($"<p class=\"rest\">This page shows the facts up to number {model.LastFact} of "
                + $"{facts}. <code>data/facts.txt</code> has all of them.</p>");
        }

        page.Line($"</section>");
    }

    /// <summary>`fact 12, recorded by A1`, with a link to the row if the page has it.</summary>
    public static void WriteReference(HtmlWriter page, FactRuling ruling)
    {
        var actor = ruling.AsShown.Text("actor");
        page.Add($"<a href=\"#fact-{Number(ruling.Fact.Number)}\">fact {ruling.Fact.Number}</a>");
        if (actor is not null) page.Add($", recorded by {actor}");
    }

    private static void WriteRun(HtmlWriter page, PageRow.Withheld run)
    {
        page.Add($"<tr class=\"kept\" id=\"fact-{Number(run.From)}\"><td>{run.From}");
        if (run.To > run.From) page.Add($"–{run.To}");
        page.Line($"</td><td></td><td>withheld: {run.Reason}</td></tr>");
    }

    private static void WriteFact(HtmlWriter page, FactRuling ruling)
    {
        var shown = ruling.AsShown;
        page.Add($"<tr id=\"fact-{Number(ruling.Fact.Number)}\"><td>{ruling.Fact.Number}</td><td>");
        if (shown.At is { } at)
        {
            page.Add($"<time datetime=\"{shown.Text("at")}\">{ReadableText.Date(at)} ");
            page.Add($"<span>{ReadableText.TimeOfDay(at)}</span></time>");
        }
        if (shown.Text("actor") is { } actor) page.Add($"<div class=\"note\">by {actor}</div>");
        page.Line($"</td><td><b>{FieldNames.OfType(shown.Type)}</b><ul>");
        foreach (var field in ruling.Fields
            .OrderBy(f => FieldNames.PlaceOf(f.Field.Name))
            .ThenBy(f => f.Field.Name, StringComparer.Ordinal))
        {
            WriteField(page, field);
        }

        if (ruling.Destroyed.Count > 0)
        {
            page.Add($"<li class=\"kept\">{ReadableText.Count(ruling.Destroyed.Count, "field", "fields")} ");
            page.Line($"destroyed: nobody can open them any more</li>");
        }

        page.Line($"</ul></td></tr>");
    }

    private static void WriteField(HtmlWriter page, FieldRuling field)
    {
        var name = field.Field.Name;
        if (field.Field.IsPadding || (field.Reason is null && Elsewhere.Contains(name))) return;
        var isWide = field.Reason is null && Wide.Contains(name);
        page.Add($"<li class=\"{(isWide ? "wide" : "")}\">");
        page.Add($"<span class=\"label\">{FieldNames.OfField(name)}</span> ");
        if (field.Reason is { } reason) page.Add($"<span class=\"kept\">withheld: {reason}</span>");
        else FieldView.Write(page, name, field.Field.Value);
        page.Line($"</li>");
    }

    private static string Number(long number) =>
        number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
