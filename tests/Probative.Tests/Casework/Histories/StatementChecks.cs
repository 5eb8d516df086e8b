using System.Text;
using System.Text.Json.Nodes;
using Probative.Intake.Sidecars;
using static Probative.Tests.Casework.Histories.SaidClaims;
using static Probative.Tests.Casework.Histories.Witnessed;

namespace Probative.Tests.Casework.Histories;

/// <summary>Invariants 1, 2, 6 and 7: what is said, and when and where it is said to be.</summary>
internal static class StatementChecks
{
    private const string QuotesAreBytes = "1, a quote equals the bytes of its item";
    private const string HedgesSurvive = "2, hedge and polarity survive every view";
    private const string Bounded = "6, dates have bounds, places a radius, counts their words";
    private const string TimesApart = "7, upload, recording and event time are apart";

    private static readonly Dictionary<string, (string? Earliest, string? Latest)> s_bounds = new()
    {
        ["2031-05-04"] = ("2031-05-04", "2031-05-04"),
        ["2031-05"] = ("2031-05-01", "2031-05-31"),
        ["2031-05/2031-07"] = ("2031-05-01", "2031-07-31"),
        ["2031-06-01/.."] = ("2031-06-01", null),
        ["2031-08"] = ("2031-08-01", "2031-08-31"),
    };

    public static void Check(Witnessed seen)
    {
        // The log has claims as they were recorded, whatever was corrected since.
        List<(string Of, JsonObject Shape)> shapes =
        [
            .. seen.Reads.All.Where(read => read.Of != "log").SelectMany(read => read.Told.Rows
                .Append(read.Told.Result).SelectMany(Objects).Select(shape => (read.Of, shape))),
        ];
        Quotes(seen, shapes);
        Hedges(seen, shapes);
        HedgesInFiles(seen);
        Bounds(shapes);
        Times(seen);
    }

    private static void Quotes(Witnessed seen, List<(string Of, JsonObject Shape)> shapes)
    {
        foreach (var claim in seen.Claims.Values)
        {
            var name = seen.World.Items.Single(one => one.Value == claim.Item).Key;
            var bytes = seen.World.Cast.BytesOf(name)[claim.Start..claim.End];
            Holds(QuotesAreBytes, Encoding.UTF8.GetString(bytes) == claim.Quote, claim.ToString());
        }

        foreach (var (of, shape) in shapes.Where(one => one.Shape.ContainsKey("quote")))
        {
            var claim = shape["id"] is { } id ? seen.Claims.GetValueOrDefault((string)id!) : null;
            Holds(QuotesAreBytes, claim is not null, $"{of} quotes what no claim says: {shape}");
            Holds(QuotesAreBytes, (string?)shape["quote"] == claim!.Quote, $"{of}: {shape}");
        }
    }

    private static void Hedges(Witnessed seen, List<(string Of, JsonObject Shape)> shapes)
    {
        HashSet<string> told = [];
        foreach (var (of, shape) in shapes.Where(one => one.Shape.ContainsKey("quote")))
        {
            var claim = seen.Claims[(string)shape["id"]!];
            var same = shape["hedges"] is JsonArray hedges && Texts(hedges).SequenceEqual(claim.Hedges)
                && (string?)shape["polarity"] == claim.Polarity
                && Texts(shape["speakers"]).SequenceEqual(claim.Speakers);
            Holds(HedgesSurvive, same, $"{of} has {shape} of {claim}");
            told.Add($"{of} {claim.Id}");
        }

        foreach (var id in seen.Claims.Keys)
            Holds(HedgesSurvive, told.Contains($"claim list {id}"), $"claim list has no {id}");
        foreach (var (_, asked) in seen.Reads.All.Where(read => read.Of == "who list").Select(
            read => (read.Of, read.Told)))
        {
            foreach (var row in asked.Rows)
            {
                var status = (string?)row["polarity"] == "asserts" ? "alleged" : "denied";
                Holds(HedgesSurvive, (string?)row["status"] == status, $"who list has {row}");
            }
        }
    }

    /// <summary>The same in a table and in CASE/UCO, where words say it.</summary>
    private static void HedgesInFiles(Witnessed seen)
    {
        var table = Table(seen.Reads.All.Single(read => read.Of == "who table").File!);
        Holds(
            HedgesSurvive,
            table.Count == seen.Reads["who list"].Rows.Count,
            $"the table has {table.Count} rows");
        foreach (var row in table)
        {
            var claim = seen.Claims[row["claim"].Split(':')[^1]];
            var same = row["polarity"] == claim.Polarity
                && claim.Hedges.All(hedge => row["hedges"].Contains(hedge, StringComparison.Ordinal))
                && claim.Hedges.Length == 0 == (row["hedges"].Length == 0);
            Holds(HedgesSurvive, same, $"the table has {string.Join('|', row.Values)} of {claim}");
        }

        var graph = JsonNode.Parse(seen.Reads.All.Single(read => read.Of == "exchange case-uco").File!)!;
        foreach (var claim in seen.Claims.Values)
        {
            var node = graph["@graph"]!.AsArray().SingleOrDefault(
                node => node!["uco-core:tag"] is JsonArray tags
                    && Texts(tags).FirstOrDefault() == $"claim:{claim.Id}");
            var words = (string?)node?["uco-core:description"]?[0] ?? "";
            var says = claim.Polarity == "asserts" ? " says: " : " denies: ";
            var same = words.StartsWith("Alleged. ", StringComparison.Ordinal)
                && words.Contains($"{says}\"{claim.Quote}\"", StringComparison.Ordinal)
                && (claim.Hedges.Length == 0
                    ? words.Contains("without a hedge", StringComparison.Ordinal)
                    : claim.Hedges.All(hedge => words.Contains(
                        $"hedged by \"{hedge}", StringComparison.Ordinal)));
            Holds(HedgesSurvive, same, $"CASE/UCO has \"{words}\" of {claim}");
        }
    }

    private static void Bounds(List<(string Of, JsonObject Shape)> shapes)
    {
        foreach (var (of, shape) in shapes)
        {
            if (shape.TryGetPropertyValue("edtf", out var edtf) && edtf is not null)
            {
                var bounds = s_bounds[(string)edtf!];
                var same = shape.ContainsKey("earliest") && shape.ContainsKey("latest")
                    && (string?)shape["earliest"] == bounds.Earliest
                    && (string?)shape["latest"] == bounds.Latest;
                Holds(Bounded, same, $"{of} has {shape}");
            }

            if (shape["latitude"] is not null || (shape["of"] as JsonValue)?.ToString() == "place")
                Holds(Bounded, (long?)shape["radius_m"] > 0, $"{of} has {shape}");
            if (shape.ContainsKey("min") && shape.ContainsKey("max"))
            {
                Holds(
                    Bounded,
                    shape["words"] is JsonArray { Count: > 0 } or JsonValue && $"{shape["words"]}".Length > 0,
                    $"{of} has {shape}");
            }
        }
    }

    private static void Times(Witnessed seen)
    {
        foreach (var (_, told) in seen.Each("incident show").Concat(seen.Each("hypothesis list")))
        {
            if (told.Result["hypotheses"] is not JsonObject lists) continue;
            Holds(TimesApart, lists.Count == 4, $"there are {lists.Count} lists");
            foreach (var (name, list) in lists)
            {
                var of = name.Replace('_', ' ');
                Holds(
                    TimesApart,
                    list!.AsArray().All(one => (string?)one!["of"] == of
                        && (one["edtf"] is null) == (of == "place")),
                    $"{name} has {list}");
            }
        }

        var shown = seen.Each("incident show").ToDictionary(
            one => one.Incident, one => one.Told.Result["hypotheses"]!["event_time"]!.AsArray());
        foreach (var row in seen.Reads["pattern"].Rows)
        {
            string[] followed =
                [.. shown[$"incident:{row["id"]}"].Select(one => (string)one!["edtf"]!)];
            string[] told = [.. row["event_times"]!.AsArray().Select(one => (string)one!)];
            Holds(TimesApart, told.SequenceEqual(followed), $"pattern has {row["event_times"]}");
        }

        foreach (var times in seen.Reads.All.SelectMany(read => read.Told.Rows.Append(read.Told.Result))
            .SelectMany(Objects).Select(shape => shape["times"]).OfType<JsonArray>())
        {
            Holds(TimesApart, times.All(one => (string?)one!["of"] is { Length: > 0 }), $"{times}");
        }
    }

    private static List<Dictionary<string, string>> Table(string text)
    {
        var reader = new CsvReader(text);
        List<string> head = [], cells = [];
        List<Dictionary<string, string>> rows = [];
        reader.TryRead(head, out _);
        while (reader.TryRead(cells, out _))
            rows.Add(head.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        return rows;
    }
}
