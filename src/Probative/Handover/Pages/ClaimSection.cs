using Probative.Handover.Plan;
using Probative.Kernel.Facts;
using Probative.Kernel.Pages;
using Probative.Ledger.Facts;

namespace Probative.Handover.Pages;

/// <summary>
/// "What is said": claims in the words of their passages, with speaker, hedge and polarity. What is
/// withheld says so: a hedge that is not shown must never read as a hedge that was not there.
/// </summary>
internal static class ClaimSection
{
    public static void Write(HtmlWriter page, PageModel model)
    {
        if (model.Claims.Count == 0) return;
        page.Line($"<section id=\"claims\"><h2>What is said</h2>");
        page.Line($"<p class=\"lead\">Claims: somebody says something, in a passage or at a moment of "
            + $"an item. Nobody here has observed or concluded it. Every act described is alleged.</p>");
        foreach (var claim in model.Claims)
        {
            WriteClaim(page, model, claim);
        }

        if (model.MoreClaims > 0)
        {
            var more = ReadableText.Count(model.MoreClaims, "claim", "claims");
            page.Line($"<p class=\"rest\">and {more} more: <code>data/facts.txt</code> has all.</p>");
        }

        page.Line($"</section>");
    }

    private static void WriteClaim(HtmlWriter page, PageModel model, FactRuling claim)
    {
        var shown = claim.AsShown;
        page.Line($"<article class=\"claim\">");
        var quote = shown.Text("quote");
        var instead = quote ?? Kept(claim, "quote") ?? "no quote";
        page.Line($"<blockquote class=\"{(quote is null ? "kept" : "")}\"><p>{instead}</p></blockquote>");
        page.Add(
            $"<p class=\"saying\"><b>{Polarity(claim, shown)}</b> · said by {Speakers(claim, shown)} · ");
        page.Add($"{Hedges(claim, shown)}</p>");
        foreach (var field in (string[])["speakers", "hedges"])
        {
            if (model.CorrectionOf(claim, field) is null) continue;
            page.Add($"<p><span class=\"label\">{FieldNames.OfField(field)}</span>");
            CorrectedField.Write(page, model, claim, field);
            page.Line($"</p>");
        }

        page.Add($"<p class=\"note\">");
        WritePassage(page, claim, shown);
        FactSection.WriteReference(page, claim);
        page.Line($"</p></article>");
    }

    private static void WritePassage(HtmlWriter page, FactRuling claim, FactReader shown)
    {
        foreach (var place in (string[])["passage", "moment", "region"])
        {
            if (shown.Value(place) is not JsonValue.Map where) continue;
            FieldView.Write(page, place, where);
            page.Add($"; ");
        }

        if (claim.Item is { } item) page.Add($"in <a href=\"#item-{item.ToString()}\">this item</a>; ");
    }

    private static string Polarity(FactRuling claim, FactReader shown) => shown.Text("polarity") switch
    {
        "asserts" => "Alleged",
        "denies" => "Denied",
        { } other => other,
        null => Kept(claim, "polarity") ?? "whether it is asserted or denied is not recorded",
    };

    /// <summary>The outermost speaker comes first in the record and last in the sentence.</summary>
    private static string Speakers(FactRuling claim, FactReader shown)
    {
        if (shown.Value("speakers") is null) return Kept(claim, "speakers") ?? "nobody named";
        var speakers = shown.Texts("speakers");
        return speakers.Count == 0 ? "nobody named" : string.Join(", as reported by ", speakers.Reverse());
    }

    private static string Hedges(FactRuling claim, FactReader shown)
    {
        if (shown.Value("hedges") is null) return $"hedges: {Kept(claim, "hedges") ?? "not recorded"}";
        var hedges = shown.Texts("hedges");
        return hedges.Count == 0
            ? "no hedge"
            : "hedged: " + string.Join(", ", hedges.Select(hedge => $"“{hedge}”"));
    }

    private static string? Kept(FactRuling claim, string field) =>
        claim.Fields.FirstOrDefault(f => f.Field.Name == field && f.Reason is not null).Reason is { } reason
            ? $"withheld ({reason})"
            : null;
}
