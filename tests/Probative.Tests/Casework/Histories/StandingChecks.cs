using System.Text.Json.Nodes;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Preservation;
using static Probative.Tests.Casework.Histories.SaidClaims;
using static Probative.Tests.Casework.Histories.Witnessed;

namespace Probative.Tests.Casework.Histories;

/// <summary>Invariants 9 and 10, and what was known then: what became of what was said.</summary>
internal static class StandingChecks
{
    private const string Appended = "9, corrections append and only its own speaker withdraws";
    private const string AtMost = "10, at most so many origins, and a copy never raises it";
    private const string KnownThen = "(as of), what is shown as of a time is what was shown then";

    public static async Task CheckAsync(Witnessed seen)
    {
        foreach (var (size, last) in seen.Heads)
            Holds(Appended, seen.Facts[(int)size - 1].LeafHash == last, $"the leaf {size - 1} is another");
        await CorrectionsAsync(seen);
        Withdrawals(seen);
        Pattern(seen);
        foreach (var (size, incident, shown) in seen.Seen)
        {
            var then = await seen.ShownAsync(incident, size);
            Holds(KnownThen, then == shown, $"{incident} at {size}:\n{shown}\n{then}");
        }

        Origins(seen);
        await CopiesAsync(seen);
    }

    /// <summary>Before each correction, everything is shown as it was.</summary>
    private static async Task CorrectionsAsync(Witnessed seen)
    {
        foreach (var correction in seen.Of(nameof(FieldCorrected)))
        {
            var original = seen.Facts[(int)correction.Fields.Count("corrects_index")!.Value];
            var claim = original.Fields.Text("claim");
            var before = Of(seen.Facts.Take((int)correction.Index))[claim!];
            var told = await Desk.RunAsync(new RecordShower(seen.World.Desk.Vault), new Show
            {
                By = seen.World.Ira, What = before.Item, Case = HistoryWorld.Case, WithRestricted = true,
                AsOf = $"{correction.Index - 1}",
            });
            var shown = told.Result["claims"]!.AsArray().Single(one => (string?)one!["id"] == claim)!;
            Holds(
                Appended,
                Texts(shown["speakers"]).SequenceEqual(before.Speakers)
                    && Texts(shown["hedges"]).SequenceEqual(before.Hedges),
                $"before number {correction.Number} it is shown as {shown}");
        }
    }

    private static void Withdrawals(Witnessed seen)
    {
        HashSet<string> withdrawn = [];
        foreach (var fact in seen.Of(nameof(AttributionWithdrawn)))
        {
            var claims = Of(seen.Facts.Take((int)fact.Index));
            var (claim, by) = (claims[fact.Fields.Text("claim")!], claims[fact.Fields.Text("by_claim")!]);
            Holds(Appended, claim.LastSpeaker == by.LastSpeaker, $"{by} takes back {claim}");
            withdrawn.Add(claim.Id);
        }

        foreach (var (_, told) in seen.World.Done.Where(one => one.Act.Kind == ActKind.Withdraw))
        {
            if (told.Ending == Ending.Done) continue;
            Holds(Appended, told.Recorded.Count == 0, "what was refused is recorded");
        }

        foreach (var (incident, told) in seen.Each("incident show"))
        {
            var said = told.Result["said"]!;
            foreach (var part in (string[])["claims", "denials", "against"])
            {
                var ids = said[part]!.AsArray().Select(one => (string)one!["id"]!);
                Holds(
                    Appended,
                    ids.All(id => withdrawn.Contains(id) == (part == "against")),
                    $"{part} of {incident} has {said[part]}");
            }
        }

        var rows = seen.Reads["who list"].Rows;
        Holds(
            Appended,
            rows.All(row => (bool)row["against"]! == withdrawn.Contains((string)row["id"]!)),
            "who list has another list of what was taken back");
        Holds(
            Appended,
            rows.Select(row => (bool)row["against"]!).Order().SequenceEqual(
                rows.Select(row => (bool)row["against"]!)),
            "what was taken back stands before what was not");
    }

    /// <summary>
    /// Names who is said to act in a claim that asserts and stands, and nobody else, and counts these claims.
    /// </summary>
    private static void Pattern(Witnessed seen)
    {
        var said = seen.Each("incident show").ToDictionary(
            one => one.Incident, one => one.Told.Result["said"]!["claims"]!.AsArray());
        for (var at = 0; at < seen.World.Entities.Count; at++)
        {
            var party = seen.World.Entities[at];
            var named = seen.World.Incidents.Where(incident => said[incident].Any(claim =>
                Actors(claim).Contains(party))).ToList();
            var told = seen.Reads[$"pattern of {at}"].Rows.Select(row => $"incident:{row["id"]}");
            Holds(Appended, told.SequenceEqual(named), $"pattern names {party} in {string.Join(", ", told)}");
        }

        foreach (var row in seen.Reads["pattern"].Rows)
        {
            Holds(
                Appended,
                (int)row["claims"]! == said[$"incident:{row["id"]}"].Count,
                $"pattern counts {row["claims"]} claims");
        }

        static IEnumerable<string?> Actors(JsonNode? claim) =>
            claim!["reading"]?["proposition"] is { } said
                && (string?)said["type"] is not (PropositionTypes.Control or PropositionTypes.Command)
                ? said["actors"]!.AsArray().Select(one => (string?)one!["means"])
                : [];
    }

    private static void Origins(Witnessed seen)
    {
        foreach (var (incident, told) in seen.Each("incident show"))
        {
            foreach (var part in (string[])["claims", "denials"])
            {
                var said = told.Result["said"]![part]!.AsArray().Select(one => (string?)one!["id"]).ToList();
                var counted = told.Result["said"]!["corroboration"]![part]!;
                var origins = counted["origins"]!.AsArray();
                var of = origins.SelectMany(one => Texts(one!["claims"])).ToList();
                Holds(
                    AtMost,
                    (int)counted["at_most"]! == origins.Count && origins.Count <= said.Count
                        && of.Order().SequenceEqual(said.Order()),
                    $"{part} of {incident}: {counted}");
            }
        }
    }

    /// <summary>The same words of the same report, told by somebody else.</summary>
    private static async Task CopiesAsync(Witnessed seen)
    {
        foreach (var (incident, told) in seen.Each("incident show").ToList())
        {
            var first = told.Result["said"]!["claims"]!.AsArray().FirstOrDefault();
            if (first is null) continue;
            var before = (int)told.Result["said"]!["corroboration"]!["claims"]!["at_most"]!;
            var copy = await HistoryActs.CopyAsync(seen.World, seen.Claims[(string)first["id"]!], incident);
            var after = JsonNode.Parse(await seen.ShownAsync(incident, null))!["said"]!;
            Holds(
                AtMost,
                after["claims"]!.AsArray().Any(one => $"claim:{one!["id"]}" == copy)
                    && (int)after["corroboration"]!["claims"]!["at_most"]! == before,
                $"{before} of {incident} are with a copy {after["corroboration"]}");
        }
    }
}
