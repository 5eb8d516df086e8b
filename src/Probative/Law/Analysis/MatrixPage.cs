using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Pages;

namespace Probative.Law.Analysis;

/// <summary>
/// A matrix as one page to print: no script, no network, and the policy in its head holds a browser to that.
/// One colour for every side and every party; nothing is added up.
/// </summary>
internal static class MatrixPage
{
    private static readonly string s_style = Read();

    private static readonly (string Side, Label Heading)[] s_sides =
        [("for", new Label("For")), ("against", new Label("Against")), ("gap", new Label("Gap"))];

    public static HtmlWriter Of(JsonObject matrix)
    {
        var page = new HtmlWriter();
        WriteHead(page);
        WriteTitle(page, matrix);
        foreach (var provision in matrix["provisions"]!.AsArray().OfType<JsonObject>())
            WriteProvision(page, provision);
        WriteItems(page, matrix);
        page.AddFixed("</main>\n</body>\n</html>\n");
        return page;
    }

    private static void WriteHead(HtmlWriter page)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_style)));
        page.AddFixed("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.AddFixed("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            + $"'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        page.AddFixed("<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.AddFixed("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.AddFixed("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.AddFixed($"<title>Provisions beside an incident</title>\n<style>{s_style}</style>\n");
        page.AddFixed("</head>\n<body>\n");
    }

    private static void WriteTitle(HtmlWriter page, JsonObject matrix)
    {
        page.Line($"<main><header><p class=\"banner\">{Text(matrix, "banner")}");
        page.Line($" A provision here is a question to test, never a finding.</p>");
        page.Line($"<p class=\"kicker\">Provisions beside an incident: for, against, gap</p>");
        page.Line($"<h1>{Text(matrix, "title") ?? "An incident whose title was destroyed"}</h1>");
        page.Line($"<dl><dt>Status</dt><dd>{Text(matrix, "label")}</dd>");
        page.Line($"<dt>Incident</dt><dd><code>{Text(matrix, "incident")}</code></dd>");
        page.Line($"<dt>Accused</dt><dd>{Accused(matrix)}</dd>");
        page.Line($"<dt>Days</dt><dd>{Text(matrix, "when") ?? "none"} ({Text(matrix, "when_basis")})</dd>");
        page.Line($"<dt>Type of conflict</dt><dd>{Conflict(matrix)}</dd>");
        page.Line($"<dt>Provisions as of</dt><dd>{Text(matrix, "as_of")}</dd></dl>");
        if ((long)matrix["restricted_left_out"]! is > 0 and var left)
            page.Line($"<p class=\"soft\">Left out, because its item is restricted: {left}.</p>");
        if ((long)matrix["hidden"]! is > 0 and var hidden)
            page.Line($"<p class=\"soft\">Left out until your own opinion is in: {hidden}.</p>");
        page.Line($"</header>");
    }

    private static void WriteProvision(HtmlWriter page, JsonObject provision)
    {
        page.Line($"<section><h2>{Text(provision, "citation")}: {Text(provision, "title")}</h2>");
        page.Line($"<p class=\"soft\">{Text(provision, "instrument")}, {Text(provision, "id")}</p>");
        if (Text(provision, "text") is { } text) page.Line($"<p>{text}</p>");
        foreach (var version in provision["versions"]!.AsArray().OfType<JsonObject>())
            WriteVersion(page, version);
        if (provision["rows"] is JsonArray rows)
        {
            page.Line($"<table><thead><tr><th>Element</th>");
            foreach (var (_, heading) in s_sides) page.Add($"<th>{heading}</th>");
            page.Line($"</tr></thead><tbody>");
            foreach (var row in rows.OfType<JsonObject>()) WriteRow(page, row);
            page.Line($"</tbody></table>");
        }
        else page.Line($"<p class=\"soft\">It is no crime with elements, and has no table.</p>");
        page.Line($"</section>");
    }

    private static void WriteVersion(HtmlWriter page, JsonObject version)
    {
        page.Add($"<p class=\"soft\">{Text(version, "from")} to {Text(version, "to") ?? "now"}: ");
        page.Line($"{Text(version, "title")} {Text(version, "wording")} ({Text(version, "applies")})</p>");
    }

    private static void WriteRow(HtmlWriter page, JsonObject row)
    {
        page.Add($"<tr><td><p>{Text(row, "element")} ({Text(row, "kind")})</p>");
        page.Line($"<p>{Text(row, "text")}</p>");
        if (!(bool)row["analysed"]!)
        {
            page.Add($"<p class=\"soft\">Not analysed. Typically: ");
            page.Line($"{Text(row, "typical_evidence") ?? "nothing is noted"}</p>");
        }

        page.Line($"</td>");
        foreach (var (side, _) in s_sides)
        {
            page.Add($"<td>");
            foreach (var entry in row[side]!.AsArray().OfType<JsonObject>()) WriteEntry(page, entry);
            page.Line($"</td>");
        }

        page.Line($"</tr>");
    }

    private static void WriteEntry(HtmlWriter page, JsonObject entry)
    {
        page.Line($"<div class=\"entry\"><p>{Text(entry, "text") ?? "(destroyed)"}</p>");
        if (entry["ground"] is JsonObject ground)
        {
            page.Add($"<p>{Text(ground, "whose")} ({Text(ground, "state")}, {Text(ground, "kind")}");
            if (Text(ground, "likelihood") is { } likelihood) page.Add($"; likelihood: {likelihood}");
            if (Text(ground, "confidence") is { } confidence) page.Add($"; confidence: {confidence}");
            page.Line($"): {Text(ground, "text") ?? "(destroyed)"}</p>");
            WriteRests(page, new Label("Rests on"), GroundWords.Of(ground, "supports"));
            WriteRests(page, new Label("Against it"), GroundWords.Of(ground, "opposes"));
        }
        else if (Text(entry, "finding") is { } finding) page.Line($"<p><code>{finding}</code></p>");
        page.Line($"<p class=\"soft\">Entry <code>{Text(entry, "id")}</code></p></div>");
    }

    private static void WriteRests(HtmlWriter page, Label heading, IEnumerable<string> lines)
    {
        page.Add($"<p class=\"soft\">{heading}:</p><ul>");
        var any = false;
        foreach (var line in lines)
        {
            any = true;
            page.Line($"<li>{line}</li>");
        }

        if (!any) page.Add($"<li>nothing is named</li>");
        page.Line($"</ul>");
    }

    private static void WriteItems(HtmlWriter page, JsonObject matrix)
    {
        page.Line($"<section><h2>Items named here</h2><table><thead><tr><th>Item</th><th>Name</th>");
        page.Line($"<th>SHA-256</th></tr></thead><tbody>");
        foreach (var item in matrix["items"]!.AsArray().OfType<JsonObject>())
        {
            page.Add($"<tr><td><code>{Text(item, "id")}</code></td><td>{Text(item, "name")}</td>");
            page.Line($"<td><code>{Text(item, "sha256")}</code></td></tr>");
        }

        page.Line($"</tbody></table></section>");
    }

    private static string Accused(JsonObject matrix) =>
        Text(matrix, "accused") is { } accused
            ? $"{Text(matrix, "accused_name") ?? "name destroyed"} ({accused})"
            : "unknown";

    private static string Conflict(JsonObject matrix) => Text(matrix, "conflict") is { } set
        ? $"{set}: {Text(matrix, "conflict_reason")}"
        : "not set: provisions for either are shown";

    private static string? Text(JsonObject shape, string name) => (string?)shape[name];

    private static string Read()
    {
        using var stream = typeof(MatrixPage).Assembly.GetManifestResourceStream("matrix.css")
            ?? throw new InvalidOperationException("The style of the matrix is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
