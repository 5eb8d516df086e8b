using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Propositions;
using Probative.Tests.Incidents;
using Xunit;

namespace Probative.Tests.Casework;

/// <summary>
/// A case made of a text and its annotation (schema probative.gold/1), by the commands that people use:
/// actors, places, claims as they are read, incidents, what is about which, and how all relate.
/// </summary>
internal sealed class GoldCase : IAsyncDisposable
{
    private readonly JsonNode _gold;
    private readonly string _text;
    private readonly Dictionary<string, string> _references = [];

    private GoldCase(CaseDesk desk, string text, JsonNode gold) => (Case, _text, _gold) = (desk, text, gold);

    public CaseDesk Case { get; }

    /// <summary>What was recorded for an id of the annotation: `claim:ID`, `incident:ID`.</summary>
    public string this[string id] => _references[id];

    /// <param name="text">The report.</param>
    /// <param name="gold">Its annotation.</param>
    /// <param name="more">Further reports, one file each.</param>
    public static async Task<GoldCase> CreateAsync(
        string text, JsonNode gold, params (string Name, string Text)[] more)
    {
        var desk = await CaseDesk.CreateAsync([("report.txt", text), .. more]);
        var made = new GoldCase(desk, text, gold);
        await made.NameAsync();
        foreach (var claim in gold["claims"]!.AsArray()) await made.ClaimAsync(claim!);
        foreach (var incident in gold["incidents"]!.AsArray()) await made.IncidentAsync(incident!);
        foreach (var relation in gold["relations"]!.AsArray()) await made.RelateAsync(relation!);
        return made;
    }

    public ValueTask DisposeAsync() => Case.DisposeAsync();

    /// <summary>Persons, units and places of the annotation, with the spellings of the text.</summary>
    private async Task NameAsync()
    {
        foreach (var actor in _gold["actors"]!.AsArray())
        {
            var told = await Desk.RunAsync(new NamedRecorder(Case.Desk.Vault), new AddEntity
            {
                By = Case.Desk.Member,
                Case = "Exercise",
                Called = (string)actor!["label"]!,
                Kind = (string)actor["kind"]! switch
                {
                    "unit" => "unit", "institution" => "institution", "official" => "person", _ => "group",
                },
                Names = Spellings(actor),
            });
            Keep((string)actor["id"]!, "entity", told);
        }

        foreach (var place in _gold["places"]!.AsArray())
        {
            var where = place!["resolution"]!;
            var isPoint = where["lat"] is not null;
            var told = await Desk.RunAsync(new NamedRecorder(Case.Desk.Vault), new AddPlace
            {
                By = Case.Desk.Member,
                Case = "Exercise",
                Called = (string)place["label"]!,
                Names = Spellings(place),
                Latitude = where["lat"]?.ToJsonString(),
                Longitude = where["lon"]?.ToJsonString(),
                RadiusM = isPoint ? (long)where["radius_km"]! * 1_000 : null,
                Iso3166 = (string?)where["iso3166_2"],
                Basis = "The annotation",
            });
            Keep((string)place["id"]!, "place", told);
        }
    }

    private async Task ClaimAsync(JsonNode claim)
    {
        var at = (int)claim["span"]!["start"]!;
        var told = await Desk.RunAsync(new ClaimRecorder(Case.Desk.Vault), new RecordClaim
        {
            By = Case.Desk.Member,
            Item = "name:report.txt",
            Case = null,
            Quote = (string)claim["span"]!["quote"]!,
            Occurrence = null,
            At = System.Text.Encoding.UTF8.GetByteCount(_text.AsSpan(0, at)),
            Speakers = [.. claim["asserted_by"]!.AsArray().Select(one => Label((string)one!))],
            Hedges = [.. claim["hedges"]!.AsArray().Select(one => (string)one!["quote"]!).Distinct()],
            Denies = (string)claim["polarity"]! == "denied",
        });
        Keep((string)claim["id"]!, "claim", told);
        var read = await Desk.RunAsync(new ClaimReader(Case.Desk.Vault), new ReadClaim
        {
            By = Case.Desk.Member,
            Claim = _references[(string)claim["id"]!]["claim:".Length..],
            Case = null,
            Proposition = PropositionOf(claim),
            Hedges =
            [
                .. claim["hedges"]!.AsArray().Select(one => new HedgeReading(
                    (string)one!["quote"]!, (string)one["class"]!, (string)one["scope"]!)),
            ],
        });
        Assert.Empty(read.Codes);
    }

    private StatedProposition PropositionOf(JsonNode claim)
    {
        var type = (string)claim["type"]!;
        var times = claim["times"]?.AsArray().Select(id => TimeOf((string)id!)) ?? [];
        var control = type == "territorial_control";
        return new StatedProposition
        {
            Type = control ? PropositionTypes.Control : type,
            Actors = [.. (claim["alleged_actors"]?.AsArray() ?? []).Select(one => Mention((string)one!))],
            Affected = claim["victims"]?["group"] is { } group ? [Mention((string)group!)] : [],
            Counts =
            [
                .. (claim["counts"]?.AsArray() ?? []).Select(one => new Tally(
                    (string)one!["quote"]!, (long)one["min"]!, (long?)one["max"], (string)one["of"]!)),
            ],
            Place = claim["places"]?[0] is { } place ? Mention((string)place!) : null,
            Times =
            [
                .. times.Where(time => time["edtf"] is not null).Select(time => new SaidTime(
                    (string)time["kind"]! == "first_publication" ? "upload" : control ? "state" : "event",
                    (string?)time["given"]!["quote"],
                    (string)time["edtf"]!)),
            ],
        };
    }

    private async Task IncidentAsync(JsonNode incident)
    {
        var id = (string)incident["id"]!;
        var about = _gold["claims"]!.AsArray().Where(claim => (string?)claim!["incident"] == id).ToList();
        var told = await Case.DescribeAsync(
            (string)incident["label"]!, [_references[(string)about[0]!["id"]!]]);
        Keep(id, "incident", told);
        foreach (var claim in about)
        {
            var link = await Case.LinkAsync(
                _references[(string)claim!["id"]!], "about", _references[id], "The annotation says so");
            Assert.Empty(link.Codes);
        }
    }

    /// <summary>Relations to footage are of items that nobody has here.</summary>
    private async Task RelateAsync(JsonNode relation)
    {
        if (!_references.TryGetValue((string)relation["from"]!, out var from)
            || !_references.TryGetValue((string)relation["to"]!, out var to))
        {
            return;
        }

        var told = await Case.LinkAsync(
            from, (string)relation["kind"]!, to, (string?)relation["note"] ?? "The annotation says so");
        Assert.Empty(told.Codes);
    }

    private JsonNode TimeOf(string id) =>
        _gold["times"]!.AsArray().Single(time => (string)time!["id"]! == id)!;

    private StatedMention Mention(string id) => new(Label(id), _references[id]);

    private string Label(string id) => _gold["actors"]!.AsArray().Concat(_gold["places"]!.AsArray())
        .Where(one => (string)one!["id"]! == id).Select(one => (string)one!["label"]!).FirstOrDefault()
        ?? "the report";

    /// <summary>Null where the text names it by no name of its own.</summary>
    private static IReadOnlyList<Spelling> Spellings(JsonNode named) =>
    [
        .. (named["variants_in_text"]?.AsArray() ?? []).Select(one => (string)one!)
            .Where(one => one != (string)named["label"]!).Distinct().Select(one => new Spelling(one, null)),
    ];

    private void Keep(string id, string kind, Told told)
    {
        Assert.Empty(told.Codes);
        _references[id] = $"{kind}:{(string)told.Result[kind]!["id"]!}";
    }
}
