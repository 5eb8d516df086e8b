using System.Text.Json.Nodes;
using Probative.Incidents;
using Probative.Incidents.Links;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Observations;
using Probative.Verification.Findings;
using Probative.Verification.Grades;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Incidents.Claims;

/// <summary>Asks for what the page of one claim shows, and for what can be chosen on it.</summary>
internal sealed class SheetReader(Desk desk)
{
    private const long ListedMax = 5_000;
    private const long GradesMax = 1_000;
    private const long LinksMax = 500;

    /// <param name="case">The case.</param>
    /// <param name="claim">The id of the claim.</param>
    /// <param name="asOf">The time that is asked about; null for now.</param>
    /// <param name="withRestricted">Also what stands in restricted items.</param>
    public async Task<(Sheet? Sheet, IReadOnlyList<Problem> Problems)> ReadAsync(
        string @case, string claim, string? asOf, bool withRestricted)
    {
        var told = await desk.AskAsync(by => new ShowClaim
        {
            By = by, Claim = claim, Case = @case, AsOf = asOf, WithRestricted = withRestricted,
        });
        if (told.Result is not { } shown) return (null, told.Problems);
        var reference = $"claim:{shown["claim"]!["id"]}";
        var grades = await desk.AskAsync(by => new ListGrades
        {
            By = by,
            Case = @case,
            About = reference,
            WithReplaced = true,
            AsOf = asOf,
            WithRestricted = withRestricted,
            Limit = GradesMax,
        });
        var links = await desk.AskAsync(by => new ListLinks
        {
            By = by,
            Case = @case,
            Of = reference,
            WithEnded = true,
            WithRestricted = withRestricted,
            Limit = LinksMax,
        });
        Dictionary<string, JsonObject> names = new(StringComparer.Ordinal);
        foreach (var kind in (NodeKind[])[NodeKind.Entity, NodeKind.Source, NodeKind.Place])
        {
            var named = await desk.AskAsync(
                by => new ListNamed { By = by, Of = kind, Case = @case, Limit = ListedMax });
            foreach (var row in named.Rows) names[(string)row["ref"]!] = row;
        }

        List<string?> ends =
            [.. links.Rows.SelectMany(row => new[] { (string?)row["from"], (string?)row["to"] })];
        if ((string?)shown["claim"]!["withdrawn"]?["by_claim"] is { } by) ends.Add($"claim:{by}");
        ends.AddRange(shown["takes_back"].Objects().Select(one => $"claim:{one["claim"]}"));
        HashSet<string> wanted = [.. ends.OfType<string>().Where(one => one != reference)];
        var words = await WordsAsync(@case, wanted, withRestricted);
        return (
            new Sheet(shown, grades.Rows, links.Rows, names, words),
            [.. told.Problems, .. grades.Problems, .. links.Problems]);
    }

    /// <summary>What of one kind can be linked to, by reference.</summary>
    public async Task<IReadOnlyList<(string Reference, string Words)>> ChoicesAsync(
        string @case, NodeKind kind, bool withRestricted)
    {
        var (rows, field) = await ListAsync(@case, kind, withRestricted);
        return
        [
            .. rows.Select(row => (
                $"{Reference.NameOf(kind)}:{row["id"]}",
                kind == NodeKind.Claim ? WordsOf(row) : (string?)row[field] ?? "")),
        ];
    }

    /// <summary>Every claim of the case, as `claim list` tells it.</summary>
    public async Task<IReadOnlyList<JsonObject>> ClaimsAsync(string @case, bool withRestricted) =>
        (await ListAsync(@case, NodeKind.Claim, withRestricted)).Rows;

    /// <summary>Who says it in the end: the innermost of those that speak.</summary>
    public static string LastSpeaker(JsonObject claim) => claim["speakers"].Texts().LastOrDefault() ?? "";

    /// <summary>A claim as one of many to choose from: its words, and who says them in the end.</summary>
    public static string WordsOf(JsonObject claim) => $"{(string?)claim["quote"]} ({LastSpeaker(claim)})";

    private async Task<(IReadOnlyList<JsonObject> Rows, string Field)> ListAsync(
        string @case, NodeKind kind, bool withRestricted)
    {
        var (told, field) = kind switch
        {
            NodeKind.Claim => (await desk.AskAsync(by => new ListClaims
            {
                By = by, Case = @case, Item = null, WithRestricted = withRestricted, Limit = ListedMax,
            }), "quote"),
            NodeKind.Observation => (await desk.AskAsync(by => new ListObservations
            {
                By = by, Case = @case, Item = null, WithRestricted = withRestricted, Limit = ListedMax,
            }), "text"),
            NodeKind.Finding => (await desk.AskAsync(by => new ListFindings
            {
                By = by, Case = @case, WithRestricted = withRestricted, Limit = ListedMax,
            }), "text"),
            NodeKind.Incident => (await desk.AskAsync(by => new ListIncidents
            {
                By = by, Case = @case, WithRestricted = withRestricted, Limit = ListedMax,
            }), "title"),
            _ => (await desk.AskAsync(
                by => new ListNamed { By = by, Of = kind, Case = @case, Limit = ListedMax }), "name"),
        };
        return (told.Rows, field);
    }

    /// <summary>What is not shown to this visitor has no words.</summary>
    private async Task<IReadOnlyDictionary<string, LinkedWords>> WordsAsync(
        string @case, HashSet<string> wanted, bool withRestricted)
    {
        Dictionary<string, LinkedWords> words = new(StringComparer.Ordinal);
        foreach (var one in wanted.Where(one => one.StartsWith("claim:", StringComparison.Ordinal)))
        {
            var id = one["claim:".Length..];
            var told = await desk.AskAsync(by => new ShowClaim
            {
                By = by, Claim = id, Case = @case, WithRestricted = withRestricted,
            });
            if ((string?)told.Result?["claim"]?["quote"] is { } quote)
                words[one] = new LinkedWords(quote, $"/case/{@case}/claims/{id}");
        }

        // One by one: a claim is of few incidents, and a case can have thousands.
        foreach (var one in wanted.Where(one => one.StartsWith("incident:", StringComparison.Ordinal)))
        {
            var told = await desk.AskAsync(by => new ShowIncident
            {
                By = by,
                Incident = one["incident:".Length..],
                Case = @case,
                WithRestricted = withRestricted,
            });
            if (told.Result?["incident"] is JsonObject incident)
            {
                words[one] = new LinkedWords(
                    (string?)incident["title"] ?? "", AddressOf(@case, NodeKind.Incident, incident));
            }
        }

        foreach (var kind in (NodeKind[])[NodeKind.Finding, NodeKind.Observation])
        {
            var name = Reference.NameOf(kind) + ":";
            if (!wanted.Any(one => one.StartsWith(name, StringComparison.Ordinal))) continue;
            var (rows, field) = await ListAsync(@case, kind, withRestricted);
            foreach (var row in rows.Where(row => wanted.Contains(name + row["id"])))
            {
                words[name + row["id"]] =
                    new LinkedWords((string?)row[field] ?? "", AddressOf(@case, kind, row));
            }
        }

        return words;
    }

    private static string AddressOf(string @case, NodeKind kind, JsonObject row) => kind switch
    {
        NodeKind.Incident => $"/case/{@case}/incidents/{row["id"]}",
        NodeKind.Finding => $"/case/{@case}/review/{row["id"]}",
        _ => $"/case/{@case}/items/{row["item"]}?observation={row["id"]}",
    };
}
