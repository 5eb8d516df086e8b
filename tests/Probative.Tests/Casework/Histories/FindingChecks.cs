using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Kernel.Facts;
using Probative.Law.Analysis;
using Probative.Verification.Findings;
using Probative.Verification.Grades;
using static Probative.Tests.Casework.Histories.SaidClaims;
using static Probative.Tests.Casework.Histories.Witnessed;

namespace Probative.Tests.Casework.Histories;

/// <summary>Invariants 3, 4, 5 and 8: what the house concludes, and how it is graded and laid out.</summary>
internal static partial class FindingChecks
{
    private const string NamesAndSearched = "3, a finding names an item and searched for what is contrary";
    private const string NoCircle = "4, findings do not cite each other in a circle";
    private const string NothingMerged = "5, nothing is merged, ranked or graded by itself";
    private const string Beside = "8, an element shows what was laid beside it, from findings that are named";

    private static readonly string[] s_words = ["likelihood", "confidence", "grade"];

    public static void Check(Witnessed seen)
    {
        Signed(seen);
        Citations(seen);
        Grades(seen);
        Merged(seen);
        Order(seen);
        Matrix(seen);
    }

    private static void Signed(Witnessed seen)
    {
        var drafts = seen.Of(nameof(FindingDrafted)).ToDictionary(fact => fact.Number);
        foreach (var signed in seen.Of(nameof(FindingSigned)))
        {
            var draft = drafts[signed.Fields.Count("draft")!.Value];
            var whole = draft.Fields.Text("finding") == signed.Fields.Text("finding")
                && Node(draft, "items")!.AsArray().Count > 0 && Node(draft, "search")!.AsArray().Count > 0;
            Holds(NamesAndSearched, whole, $"number {signed.Number} signs {draft.Number}");
        }

        foreach (var row in seen.Reads["finding list"].Rows.Where(row => (string?)row["state"] == "signed"))
        {
            Holds(
                NamesAndSearched,
                row["items"]!.AsArray().Count > 0 && row["search"]!.AsArray().Count > 0,
                $"{row}");
        }
    }

    /// <summary>After each draft: what names nothing that is left is taken away.</summary>
    private static void Citations(Witnessed seen)
    {
        Dictionary<string, string[]> cited = [];
        foreach (var draft in seen.Of(nameof(FindingDrafted)))
        {
            cited[$"finding:{draft.Fields.Text("finding")}"] =
                [.. draft.Fields.Texts("supports"), .. draft.Fields.Texts("opposes")];
            var left = cited.Keys.ToHashSet();
            while (left.Where(one => !cited[one].Any(left.Contains)).ToList() is { Count: > 0 } free)
                left.ExceptWith(free);
            Holds(NoCircle, left.Count == 0, $"number {draft.Number} closes one: {string.Join(", ", left)}");
        }
    }

    /// <summary>What somebody set, each in its own scale, the last one; otherwise "not judged".</summary>
    private static void Grades(Witnessed seen)
    {
        var set = seen.Of(nameof(GradeSet)).GroupBy(fact => (
            fact.Fields.Text("about"), fact.Fields.Text("scheme"), fact.Fields.Text("scale")))
            .ToDictionary(same => same.Key, same => same.Last().Fields.Text("grade"));
        foreach (var (about, at) in seen.World.Graded.Select((one, at) => (one, at)))
        {
            var told = seen.Reads[$"grade list {at}"];
            Dictionary<(string?, string?, string?), string?> rows = told.Rows.ToDictionary(
                row => ((string?)row["about"], (string?)row["scheme"], (string?)row["scale"]),
                row => (string?)row["grade"]);
            var mine = set.Where(one => one.Key.Item1 == about).ToDictionary();
            Holds(
                NothingMerged,
                rows.Count == mine.Count && mine.All(one => rows[one.Key] == one.Value),
                $"{about} has {told.Result}");
            var others = told.Result["not_judged"]!.AsArray().Select(
                one => ((string?)about, (string?)one!["scheme"], (string?)one["scale"])).ToList();
            Holds(
                NothingMerged,
                others.Count > 0 && !others.Any(mine.ContainsKey),
                $"{about} is not judged by {told.Result["not_judged"]}");
        }
    }

    private static void Merged(Witnessed seen)
    {
        foreach (var (of, shape) in seen.Reads.All.SelectMany(read => read.Told.Rows.Append(read.Told.Result)
            .SelectMany(Objects).Select(shape => (read.Of, shape))))
        {
            foreach (var (name, value) in shape)
            {
                Holds(NothingMerged, !MergedName().IsMatch(name), $"{of} has \"{name}\"");
                Holds(
                    NothingMerged,
                    !s_words.Contains(name) || value is null || value.GetValueKind() == JsonValueKind.String,
                    $"{of} has {name} {value}");
            }
        }
    }

    private static void Order(Witnessed seen)
    {
        Ascends(seen.Reads["finding list"].Rows, "index", "finding list");
        Ascends(seen.Reads["incident list"].Rows, "first_index", "incident list");
        Ascends(seen.Reads["pattern"].Rows, "first_index", "pattern");
        Ascends(seen.Reads["link list"].Rows, "index", "link list");
        foreach (var taken in (bool[])[false, true])
        {
            Ascends(
                seen.Reads["who list"].Rows.Where(row => (bool)row["against"]! == taken),
                "index",
                "who list");
        }

        foreach (var (incident, told) in seen.Each("incident show"))
        {
            foreach (var part in (string[])["claims", "denials", "against"])
                Ascends(told.Result["said"]![part]!.AsArray(), "index", $"{part} of {incident}");
            Ascends(told.Result["concluded"]!["findings"]!.AsArray(), "index", $"findings of {incident}");
            foreach (var (name, list) in told.Result["hypotheses"]!.AsObject())
                Ascends(list!.AsArray(), "index", $"{name} of {incident}");
        }
    }

    private static void Ascends(IEnumerable<JsonNode?> rows, string by, string of)
    {
        List<long> order = [.. rows.Select(row => (long)row![by]!)];
        Holds(
            NothingMerged,
            order.SequenceEqual(order.Order()),
            $"{of} is in the order {string.Join(' ', order)}");
    }

    private static void Matrix(Witnessed seen)
    {
        var withdrawn = seen.Of(nameof(AnalysisWithdrawn)).Select(fact => fact.Fields.Text("analysis"))
            .ToHashSet();
        var entries = seen.Of(nameof(AnalysisEntered))
            .Where(fact => !withdrawn.Contains(fact.Fields.Text("analysis"))).ToList();
        foreach (var (incident, told) in seen.Each("law matrix"))
        {
            foreach (var provision in told.Result["provisions"]!.AsArray().Where(
                one => one!["rows"] is not null))
            {
                foreach (var row in provision!["rows"]!.AsArray())
                {
                    var beside = entries.Where(fact => fact.Fields.Text("incident") == incident
                        && fact.Fields.Text("provision") == (string?)provision["id"]
                        && fact.Fields.Text("element") == (string?)row!["element"]).ToList();
                    Element(seen, row!.AsObject(), beside);
                }
            }
        }
    }

    private static void Element(
        Witnessed seen, JsonObject row, List<RecordedFact> beside)
    {
        Holds(Beside, (bool)row["analysed"]! == beside.Count > 0, $"{row}");
        Holds(Beside, !row.Any(one => one.Key is "met" or "result" or "total"), $"{row}");
        foreach (var side in (string[])["for", "against", "gap"])
        {
            var shown = row[side]!.AsArray();
            var laid = beside.Where(fact => fact.Fields.Text("side") == side)
                .Select(fact => fact.Fields.Text("analysis"));
            Holds(Beside, shown.Select(one => (string?)one!["id"]).SequenceEqual(laid), $"{side}: {row}");
            Holds(
                Beside,
                shown.All(one => side == "gap"
                    ? one!["finding"] is null
                    : seen.World.Findings.Contains((string)one!["finding"]!)),
                $"{side}: {row}");
        }
    }

    [GeneratedRegex(
        "score|rank|weight|average|probab|percent|guilt|verified|merged", RegexOptions.IgnoreCase)]
    private static partial Regex MergedName();
}
