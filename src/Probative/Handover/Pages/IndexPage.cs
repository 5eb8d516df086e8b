using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Probative.Kernel.Pages;

namespace Probative.Handover.Pages;

/// <summary>
/// `index.html`: what the package is, for a person without any program of ours. No script, no network,
/// nothing that plays or shows by itself; the policy in its head holds a browser to that.
/// </summary>
internal static class IndexPage
{
    private static readonly string Style = Read("page.css");
    private static readonly string Limits = Read("page-limits.html");
    private static readonly string Checks = Read("page-checks.html");

    public static HtmlWriter Render(PageFrame frame, PageModel model)
    {
        var page = new HtmlWriter();
        WriteHead(page);
        WriteTitle(page, frame, model);
        page.AddFixed("<section id=\"limits\" class=\"notice\"><h2>What it does not show</h2>\n<ul>\n");
        OutsideTimeSection.WriteLimit(page, frame);
        page.AddFixed(Limits);
        ItemSection.Write(page, model);
        ClaimSection.Write(page, model);
        FactSection.Write(page, model, frame.Facts);
        page.AddFixed(Checks);
        page.AddFixed("</main>\n</body>\n</html>\n");
        return page;
    }

    private static void WriteHead(HtmlWriter page)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
        page.AddFixed("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.AddFixed("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            + $"'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        page.AddFixed("<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.AddFixed("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.AddFixed("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.AddFixed(
            $"<title>Handover: what is in this package</title>\n<style>{Style}</style>\n</head>\n<body>\n");
    }

    private static void WriteTitle(HtmlWriter page, PageFrame frame, PageModel model)
    {
        page.Line($"<main><header><p class=\"kicker\">Handover from a case record</p>");
        page.Line($"<h1>{model.CaseName ?? "A case whose name is withheld"}</h1>");
        page.Line($"<dl class=\"facts\"><div><dt>Handed over to</dt><dd>{frame.To}</dd></div>");
        page.Line($"<div><dt>Purpose</dt><dd>{frame.Purpose}</dd></div>");
        page.Line($"<div><dt>Handed over by</dt><dd>{frame.Actor}, a pseudonym in this case</dd></div>");
        page.Add($"<div><dt>Written</dt><dd>{ReadableText.Time(frame.WrittenAt)}");
        page.Line($", by the maker’s clock</dd></div>");
        page.Line($"<div><dt>Items</dt><dd>{Items(frame)}</dd></div>");
        page.Line($"<div><dt>Record</dt><dd>{Record(frame)}</dd></div>");
        OutsideTimeSection.WriteSummary(page, frame);
        page.Line($"<div><dt>Case</dt><dd><code>{frame.Case.ToString()}</code></dd></div>");
        page.Add($"<div><dt>Earlier package</dt><dd>");
        if (frame.Previous is { } previous) FieldView.WriteDigest(page, previous);
        else page.Add($"none: this is the first of its case");
        page.Line($"</dd></div></dl></header>");
    }

    private static string Items(PageFrame frame) =>
        frame.Items == 0
            ? "none"
            : $"{ReadableText.Count(frame.Items, "file", "files")}, {ReadableText.Size(frame.ItemBytes)}";

    private static string Record(PageFrame frame) =>
        $"{ReadableText.Count(frame.Facts + 1, "fact", "facts")}, the last of them this handover; "
        + (frame.BareFacts == 0 ? "no fact" : ReadableText.Count(frame.BareFacts, "fact", "facts"))
        + " and "
        + (frame.WithheldFields == 0
            ? "no field withheld"
            : ReadableText.Count(frame.WithheldFields, "field withheld", "fields withheld"));

    private static string Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
