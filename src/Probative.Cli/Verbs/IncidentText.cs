using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>
/// An incident in words, the same in every command: its label, which says that it is alleged and according to
/// whom, always stands with it.
/// </summary>
internal static class IncidentText
{
    private const string Destroyed = "destroyed";

    public static void Print(Page page, JsonObject incident)
    {
        page.Line($"Incident {(string?)incident["id"]}: {(string?)incident["title"] ?? Destroyed}");
        page.Line($"  {(string?)incident["label"]}");
        foreach (var decision in incident["decisions"]!.AsArray().OfType<JsonObject>())
        {
            page.Field(
                (bool)decision["final"]! ? "final decision" : "not final",
                $"{(string?)decision["court"] ?? Destroyed}, {(string?)decision["date"] ?? Destroyed} "
                    + $"({(string?)decision["citation"] ?? Destroyed}): "
                    + $"{(string?)decision["decided"] ?? Destroyed}");
        }
    }

    public static void PrintCounts(Page page, JsonObject counts)
    {
        (string Member, string One)[] named =
        [
            ("claims", "claim"), ("denials", "denial"), ("withdrawn", "withdrawn claim"),
            ("observations", "observation"), ("findings", "finding"), ("items", "item"),
            ("open_tasks", "open task"),
        ];
        page.Field(
            "attached",
            string.Join(", ", named.Select(one => Page.Count((long)counts[one.Member]!, one.One))));
        page.Field("hypotheses", (long)counts["hypotheses"]!);
    }

    /// <summary>The four parts of an incident, each under its own heading.</summary>
    public static void PrintAll(Page page, JsonObject result)
    {
        Print(page, result["incident"]!.AsObject());
        PrintTime(page, result);
        var said = result["said"]!.AsObject();
        page.Line();
        page.Line("Said");
        PrintClaims(page, said["claims"]!);
        page.Line($"  {Bound(said, "claims")}");
        PrintUnder(page, "Denied, which stands beside it:", said["denials"]!);
        PrintUnder(page, "Against: withdrawn by who said it:", said["against"]!);
        foreach (var tie in said["relations"]!.AsArray().OfType<JsonObject>())
        {
            page.Line($"  {(string?)tie["from"]} {(string?)tie["relation"]} {(string?)tie["to"]}: "
                + $"{(string?)tie["reason"] ?? Destroyed}");
        }

        var observed = result["observed"]!.AsObject();
        page.Line();
        page.Line("Observed");
        foreach (var seen in observed["observations"]!.AsArray().OfType<JsonObject>())
            page.Line($"  {ObservationText.Of(seen)}");
        PrintReferences(page, observed["items"]!);

        page.Line();
        page.Line("Concluded: our findings, not a court's");
        PrintFindings(page, result["concluded"]!.AsObject());

        var open = result["open"]!.AsObject();
        page.Line();
        page.Line("Open");
        foreach (var task in open["tasks"]!.AsArray().OfType<JsonObject>())
            page.Line($"  Task {(string?)task["id"]}: {(string?)task["text"] ?? Destroyed}");
        foreach (var one in open["hypotheses"]!.AsArray().OfType<JsonObject>())
            page.Line($"  Nothing for or against yet: {HypothesisText.Of(one)}");
        if (RestrictedOption.LeftOut(result, "thing") is { } leftOut) page.Line(leftOut);
    }

    /// <summary>Of what time it is told, where that was asked.</summary>
    public static void PrintTime(Page page, JsonObject result)
    {
        if (result["as_of"] is not JsonObject then) return;
        var clock = (string?)then["clock"] is { } by ? $", {by}" : "";
        var last = then["last_index"] is { } index ? $"log index {index} was the last" : "nothing was there";
        page.Line($"As of {(string?)then["asked"]}{clock}: {last}.");
    }

    private static void PrintUnder(Page page, string heading, JsonNode claims)
    {
        if (claims.AsArray().Count == 0) return;
        page.Line($"  {heading}");
        PrintClaims(page, claims);
    }

    private static void PrintClaims(Page page, JsonNode claims)
    {
        foreach (var claim in claims.AsArray().OfType<JsonObject>())
        {
            ClaimText.Print(page, claim);
            if (claim["denied_by"] is JsonArray { Count: > 0 } deniers)
                page.Field("denied by", string.Join(", ", deniers.Select(one => (string?)one)));
            if (claim["withdrawn"] is JsonObject withdrawn)
                page.Field("withdrawn in", $"claim {(string?)withdrawn["by_claim"] ?? Destroyed}");
        }
    }

    private static void PrintFindings(Page page, JsonObject concluded)
    {
        foreach (var finding in concluded["findings"]!.AsArray().OfType<JsonObject>())
        {
            var likelihood = (string?)finding["likelihood"] is { } word ? $", {word}" : "";
            page.Line($"  Finding {(string?)finding["id"]} ({(string?)finding["state"]}, "
                + $"{(string?)finding["kind"] ?? Destroyed}{likelihood}): "
                + $"{(string?)finding["text"] ?? Destroyed}");
        }

        if ((long)concluded["hidden"]! is > 0 and var hidden)
            page.Line($"  Hidden until your opinion is in: {Page.Count(hidden, "finding")}.");
    }

    private static void PrintReferences(Page page, JsonNode references)
    {
        foreach (var reference in references.AsArray()) page.Line($"  {(string?)reference}");
    }

    private static string Bound(JsonObject said, string side)
    {
        var origins = said["corroboration"]![side]!;
        return $"{Page.Count((long)origins["claims"]!, "claim")}, {(string?)origins["says"]}.";
    }
}
