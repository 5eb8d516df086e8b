using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Facts;
using Probative.Kernel.Pages;
using Probative.Ledger.Facts;

namespace Probative.Handover.Pages;

/// <summary>"What is in it": the items, each with how it came and where it was seen, as stated.</summary>
internal static class ItemSection
{
    private static readonly string[] Acquisition = ["from", "how", "received", "conditions", "consent"];
    private static readonly string[] Seen =
        ["source", "url", "time_shown", "zone", "seen_by", "seen_how", "seen"];

    public static void Write(HtmlWriter page, PageModel model)
    {
        page.Line($"<section id=\"items\"><h2>What is in it</h2>");
        if (model.Items.Count == 0) page.Line($"<p>No item is handed over; the record of the case is.</p>");
        foreach (var item in model.Items)
        {
            WriteItem(page, model, item);
        }

        if (model.HasMoreItems)
        {
            page.Line($"<p class=\"rest\">This page shows the first {(long)model.Items.Count} items. "
                + $"<code>data/facts.txt</code> tells of all.</p>");
        }

        page.Line($"</section>");
    }

    private static void WriteItem(HtmlWriter page, PageModel model, PageItem item)
    {
        var first = item.Receipts.Count > 0 ? item.Receipts[0] : null;
        var name = first?.AsShown.Text("name");
        page.Line($"<article class=\"item\" id=\"item-{item.Item.Id.ToString()}\">");
        page.Line($"<h3>{name ?? "Item, name withheld"}</h3><dl>");
        WriteFile(page, item.Item, first);
        foreach (var receipt in item.Receipts)
        {
            WriteStated(page, model, receipt, "Received", Acquisition);
        }

        WriteMore(page, item.MoreReceipts, "receipt", "receipts");
        foreach (var appearance in item.Appearances)
        {
            WriteStated(page, model, appearance, "Seen online", Seen);
        }

        WriteMore(page, item.MoreAppearances, "appearance", "appearances");
        page.Line($"</dl></article>");
    }

    private static void WriteFile(HtmlWriter page, SurveyedItem item, FactRuling? first)
    {
        if (!item.Leaves || item.Sha256 is not { } sha256)
        {
            page.Line($"<dt>File</dt><dd>its bytes are withheld</dd>");
            return;
        }

        var path = PackagePaths.OfItem(item);
        page.Add($"<dt>SHA-256</dt><dd>");
        FieldView.WriteDigest(page, sha256);
        page.Line($"</dd>");
        if (first?.AsShown.Count("size_bytes") is { } size)
        {
            page.Line($"<dt>Size</dt><dd>{ReadableText.Size(size)}</dd>");
        }

        if (PassiveEndings.Contains(item.Extension))
        {
            page.Line($"<dt>File</dt><dd><a href=\"{path}\" rel=\"noreferrer\">{path}</a></dd>");
            return;
        }

        page.Line($"<dt>File</dt><dd><code class=\"path\">{path}</code> "
            + $"<span class=\"note\">not linked: a browser might run what is in it</span></dd>");
    }

    /// <summary>What was stated, and who wrote it down: what came before the intake is nobody's
    /// proof.</summary>
    private static void WriteStated(
        HtmlWriter page, PageModel model, FactRuling ruling, string heading, string[] fields)
    {
        var shown = ruling.AsShown;
        page.Add($"<dt>{heading}</dt><dd>");
        var any = false;
        foreach (var field in fields)
        {
            any |= WriteField(page, model, ruling, field, any);
        }

        if (!any) page.Add($"<i class=\"none\">nothing more is stated</i>");
        page.Add($"<div class=\"note\">{Stater(model, ruling, shown)}; ");
        FactSection.WriteReference(page, ruling);
        page.Line($"</div></dd>");
    }

    private static bool WriteField(
        HtmlWriter page, PageModel model, FactRuling ruling, string field, bool after)
    {
        var reason = ruling.Fields.FirstOrDefault(f => f.Field.Name == field && f.Reason is not null).Reason;
        var value = ruling.AsShown.Value(field);
        var isCorrected = model.CorrectionOf(ruling, field) is not null;
        if (reason is null && !isCorrected && value is null or JsonValue.Null) return false;
        if (after) page.Add($"<span class=\"sep\"> · </span>");
        page.Add($"<span class=\"label\">{FieldNames.OfField(field)}</span> ");
        if (reason is not null) page.Add($"<span class=\"kept\">withheld: {reason}</span>");
        else FieldView.Write(page, field, value ?? JsonValue.FromString(null));
        CorrectedField.Write(page, model, ruling, field);
        return true;
    }

    /// <summary>A field that is withheld may be one that nobody stated: the page tells neither.</summary>
    private static string Stater(PageModel model, FactRuling ruling, FactReader shown)
    {
        var field = shown.Type == "ItemReceived" ? "from" : "seen_by";
        var corrected = model.CorrectionOf(ruling, field)?.AsShown.Text("value");
        if ((corrected ?? shown.Text(field)) is { } stater) return $"as stated by {stater}";
        return ruling.Fields.Any(f => f.Reason is not null && f.Field.Name == field)
            ? $"{FieldNames.OfField(field).Text}: withheld"
            : "as stated by somebody who is not named";
    }

    private static void WriteMore(HtmlWriter page, long more, string one, string many)
    {
        if (more == 0) return;
        page.Line($"<dt></dt><dd class=\"rest\">and {ReadableText.Count(more, one, many)} more: "
            + $"see the facts</dd>");
    }
}
