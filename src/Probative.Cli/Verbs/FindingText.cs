using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>A finding, as people read it: for and against beside each other, opinions after it.</summary>
internal static class FindingText
{
    public static void Print(Page page, JsonObject finding)
    {
        page.Line(
            $"Finding {(string?)finding["id"]} ({(string?)finding["state"]}). {(string?)finding["whose"]}.");
        page.Line($"  {(string?)finding["text"] ?? "destroyed"}");
        page.Field("kind", (string?)finding["kind"]);
        if ((string?)finding["incident"] is { } incident) page.Field("alleged", incident);
        if (finding["proposition"] is JsonObject about) page.Field("proposition", (string?)about["type"]);
        if ((string?)finding["likelihood"] is { } likelihood) page.Field("likelihood", likelihood);
        if ((string?)finding["confidence"] is { } confidence)
        {
            page.Field("confidence", confidence);
            page.Detail("because", (string?)finding["confidence_reason"]);
        }

        page.Field("rests on", Joined(finding["items"]));
        page.Field("for", Joined(finding["supports"]));
        page.Field("against", Joined(finding["opposes"]));
        foreach (var one in Each(finding["search"]))
        {
            page.Field("searched for", (string?)one["what"]);
            page.Detail("in", (string?)one["where"]);
            page.Detail("outcome", (string?)one["outcome"]);
        }

        foreach (var one in Each(finding["tests"])) PrintTest(page, one);
        page.Field("would change", (string?)finding["change"]);
        if ((string?)finding["supersedes"] is { } older) page.Field("supersedes", older);
        if ((string?)finding["superseded_by"] is { } newer) page.Field("superseded by", newer);
        page.Field("drafted by", Joined(finding["drafters"]));
        page.Field("signed by", (string?)finding["signed_by"] ?? "nobody yet");
        if ((string?)finding["withdrawn_by"] is { } by)
        {
            page.Field("withdrawn by", by);
            page.Detail("because", (string?)finding["withdraw_reason"] ?? "destroyed");
        }

        PrintOpinions(page, finding);
    }

    private static void PrintTest(Page page, JsonObject test)
    {
        page.Field("tested by", (string?)test["method"]);
        page.Detail("on", (string?)test["inputs"]);
        page.Detail("result", (string?)test["result"]);
        foreach (var other in test["alternatives"]!.AsArray()) page.Detail("also tried", (string?)other);
    }

    private static void PrintOpinions(Page page, JsonObject finding)
    {
        foreach (var one in Each(finding["blind_opinions"]))
        {
            page.Field("asked", $"{(string?)one["asked"]}: {(string?)one["question"] ?? "destroyed"}");
            if (one["number"] is null)
            {
                page.Detail("answer", "not in yet");
                continue;
            }

            page.Detail("answer", $"{(string?)one["answer"] ?? "destroyed"} (fact {one["number"]})");
            page.Detail("kind", (string?)one["kind"]);
            if ((string?)one["likelihood"] is { } likelihood) page.Detail("likelihood", likelihood);
            if ((string?)one["confidence"] is { } confidence) page.Detail("confidence", confidence);
            page.Detail("blind", (bool?)one["had_seen"] == false ? "yes" : "no: had seen the finding");
        }

        foreach (var one in Each(finding["reviews"]))
        {
            page.Field(
                "review", $"{(string?)one["opinion"]}, {(string?)one["actor"]} (fact {one["number"]})");
            page.Detail("because", (string?)one["text"] ?? "destroyed");
        }

        foreach (var one in Each(finding["resolutions"]))
        {
            page.Field("decided", $"{(string?)one["how"]}, {(string?)one["actor"]}");
            page.Detail("because", (string?)one["reason"] ?? "destroyed");
        }

        if (finding["open_disagreements"] is JsonArray { Count: > 0 } open)
            page.Field("open", $"who disagrees was not answered: facts {Joined(open)}");
    }

    private static IEnumerable<JsonObject> Each(JsonNode? list) =>
        list is JsonArray entries ? entries.OfType<JsonObject>() : [];

    private static string Joined(JsonNode? list) => list switch
    {
        JsonArray { Count: > 0 } entries => string.Join(", ", entries.Select(entry => entry?.ToString())),
        JsonArray => "nothing",
        _ => "destroyed",
    };
}
