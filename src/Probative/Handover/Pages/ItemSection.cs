using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Facts;
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
            WriteItem(page, item);
        }

        if (model.HasMoreItems)
        {
            page.Line($"<p class=\"rest\">This page shows the first {(long)model.Items.Count} items. "
                + $"<code>data/facts.txt</code> tells of all.</p>");
        }

        page.Line($"</section>");
    }

    private static void WriteItem(HtmlWriter page, PageItem item)
    {
        var first = item.Receipts.Count > 0 ? item.Receipts[0] : null;
        var name = first?.AsShown.Text("name");
        page.Line($"<article class=\"item\" id=\"item-{item.Item.Id.ToString()}\">");
        page.Line($"<h3>{name ?? "Item, name withheld"}</h3><dl>");
        WriteFile(page, item.Item, first);
        foreach (var receipt in item.Receipts)
        {
            WriteStated(page, receipt, "Received", Acquisition);
        }

        WriteMore(page, item.MoreReceipts, "receipt", "receipts");
        foreach (var appearance in item.Appearances)
        {
            WriteStated(page, appearance, "Seen online", Seen);
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
    private static void WriteStated(HtmlWriter page, FactRuling ruling, string heading, string[] fields)
    {
        var shown = ruling.AsShown;
        page.Add($"<dt>{heading}</dt><dd>");
        var any = false;
        foreach (var field in fields)
        {
            any |= WriteField(page, ruling, shown, field, any);
        }

        if (!any) page.Add($"<i class=\"none\">nothing more is stated</i>");
        page.Add($"<div class=\"note\">{Stater(ruling, shown)}; ");
        FactSection.WriteReference(page, ruling);
        page.Line($"</div></dd>");
    }

    private static bool WriteField(
        HtmlWriter page, FactRuling ruling, FactReader shown, string field, bool after)
    {
        var reason = ruling.Fields.FirstOrDefault(f => f.Field.Name == field && f.Reason is not null).Reason;
        var value = shown.Value(field);
        if (reason is null && value is null or JsonValue.Null) return false;
        if (after) page.Add($"<span class=\"sep\"> · </span>");
        page.Add($"<span class=\"label\">{FieldNames.OfField(field)}</span> ");
        if (reason is not null) page.Add($"<span class=\"kept\">withheld: {reason}</span>");
        else FieldView.Write(page, field, value!);
        return true;
    }

    /// <summary>A field that is withheld may be one that nobody stated: the page tells neither.</summary>
    private static string Stater(FactRuling ruling, FactReader shown)
    {
        var field = shown.Type == "ItemReceived" ? "from" : "seen_by";
        if (shown.Text(field) is { } stater) return $"as stated by {stater}";
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
