using System.Text.Json.Nodes;
using CsCheck;
using Probative.Incidents;
using Probative.Incidents.Search;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Preservation.Agenda;
using Probative.Reading;
using Probative.Reading.Corrections;
using Probative.Reading.Names;
using Probative.Reading.Observations;
using Probative.Reading.Propositions;
using Probative.Tests.Verification;
using Xunit;

namespace Probative.Tests.Incidents;

public sealed class SearchTests
{
    [Fact]
    public async Task Everything_that_has_words_is_found_by_any_form_of_them()
    {
        await using var desk = await CaseDesk.CreateAsync(
            ("село.txt", "Мешканка каже: у селі Верба тихо. Ходили чутки."),
            ("note.txt", "Nothing of it."));
        var claim = await desk.ClaimAsync("село.txt", "у селі Верба тихо", by: "мешканка сёл");
        var incident = await desk.IncidentAsync("Вихід із села");
        await AddAsync(desk.Desk, "name:note.txt", "Двоє сіл поруч", "Спитати про село");
        await Desk.RunAsync(new ObservationRecorder(desk.Desk.Vault), Observe(desk.Desk, "видно село"));

        var told = await SearchAsync(desk.Desk, "сёла");
        Assert.Equal(
            ["item", "claim", "incident", "note", "task", "observation"],
            told.Rows.Select(row => (string?)row["kind"]));
        Assert.Equal((6, 6), (told.Count("count"), told.Count("total")));
        var found = Row(told, "claim");
        Assert.Equal(claim, $"claim:{(string?)found["id"]}");
        Assert.Equal(["селі", "сёл"], Marks(found["found"]![0]!));
        Assert.Equal("asserts", (string?)found["claim"]!["polarity"]);
        Assert.Equal("Exercise", (string?)found["case"]!["name"]);

        // "Alleged" is not lost on the way.
        Assert.Equal(incident, $"incident:{(string?)Row(told, "incident")["id"]}");
        Assert.Equal(
            "alleged incident, according to a resident",
            (string?)Row(told, "incident")["incident"]!["label"]);

        Assert.Equal(["claim"], Kinds(await SearchAsync(desk.Desk, "мешканки")));
        Assert.Equal(["claim"], Kinds(await SearchAsync(
            desk.Desk, "сёла", one => one with { Kinds = ["claim"] })));
        Assert.Equal(["incident"], Kinds(await SearchAsync(desk.Desk, "село -верба вихід")));
        Assert.Equal(["claim"], Kinds(await SearchAsync(desk.Desk, "\"у селі\"")));
        Assert.Empty(Kinds(await SearchAsync(desk.Desk, "\"у сёлі\" річка")));
        Assert.Equal(["item"], Kinds(await SearchAsync(desk.Desk, "not*")));
    }

    [Fact]
    public async Task Windows_follow_one_another_in_the_order_of_the_record()
    {
        await using var desk = await CaseDesk.CreateAsync(("a.txt", "x"));
        foreach (var title in (string[])["First bridge", "Second bridge", "Third bridge"])
            await desk.IncidentAsync(title);

        var first = await SearchAsync(desk.Desk, "bridges", one => one with { Limit = 2 });
        Assert.Equal(["limit-reached"], first.Codes);
        Assert.Equal((2, 3), (first.Count("count"), first.Count("total")));
        var second = await SearchAsync(
            desk.Desk, "bridges", one => one with { Limit = 2, Skip = 2, IsWindow = true });
        Assert.Equal(
            ["First bridge", "Second bridge", "Third bridge"],
            [.. first.Rows.Concat(second.Rows).Select(row => (string?)row["incident"]!["title"])]);
        Assert.Empty((await SearchAsync(desk.Desk, "bridges", one => one with { Skip = 9 })).Rows);
    }

    [Fact]
    public async Task What_is_stated_anew_or_corrected_takes_the_place_of_the_words_before()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var incidents = await IncidentIsDescribedAnewAsync(desk.Desk);
        Assert.Equal((0, 1), incidents);

        await CorrectAsync(desk.Desk, "speakers", ["Harbour Gazette"]);
        Assert.Empty(Kinds(await SearchAsync(desk.Desk, "ridge", Claims)));
        Assert.Equal(["claim"], Kinds(await SearchAsync(desk.Desk, "gazettes closed", Claims)));
        Assert.Equal("Harbour Gazette", (string?)(await SearchAsync(desk.Desk, "gazette", Claims))
            .Rows[0]["claim"]!["speakers"]![0]);

        await ReadAsync(desk, "the wardens");
        await ReadAsync(desk, "the ferrymen");
        Assert.Empty(Kinds(await SearchAsync(desk.Desk, "warden", Claims)));
        Assert.Equal(["claim"], Kinds(await SearchAsync(desk.Desk, "ferrymen", Claims)));

        var finding = await desk.DraftAsync(desk.Whole("The mill was closed"));
        await desk.DraftAsync(desk.Whole("The bridge was closed") with { Finding = finding });
        Assert.Empty(Kinds(await SearchAsync(desk.Desk, "mill")));
        Assert.Equal(["finding"], Kinds(await SearchAsync(desk.Desk, "pictures traffic")));
        var told = Row(
            await SearchAsync(desk.Desk, "bridge", one => one with { Kinds = ["finding"] }), "finding");
        Assert.Equal("Our finding, not a court's", (string?)told["finding"]!["whose"]);
        Assert.Equal("draft", (string?)told["finding"]!["state"]);

        static SearchCases Claims(SearchCases one) => one with { Kinds = ["claim"] };
    }

    [Fact]
    public async Task Names_are_found_by_every_spelling_also_when_they_are_described_anew()
    {
        await using var desk = await CaseDesk.CreateAsync(("a.txt", "x"));
        var recorder = new NamedRecorder(desk.Desk.Vault);
        var first = await Desk.RunAsync(recorder, Unit(desk.Desk, "Amber Company", "from the river"));
        var id = (string)first.Result!["entity"]!["id"]!;
        await Desk.RunAsync(new NameKeeper(desk.Desk.Vault), new AddName
        {
            By = desk.Desk.Member, Case = "Exercise", Of = NodeKind.Entity, Id = id, Text = "Бурштинова рота",
            Reason = "a post writes it so",
        });
        await Desk.RunAsync(recorder, Unit(desk.Desk, "Ochre Company", "from the hills") with
        {
            Again = id, Reason = "it was renamed",
        });
        await Desk.RunAsync(recorder, new AddPlace
        {
            By = desk.Desk.Member, Case = "Exercise", Called = "Верба", Names = [new Spelling("Verba", "en")],
        });

        Assert.Empty((await SearchAsync(desk.Desk, "amber")).Rows);
        Assert.Empty((await SearchAsync(desk.Desk, "river")).Rows);
        foreach (var words in (string[])["ochre", "hill", "бурштинової роти"])
        {
            var found = Assert.Single((await SearchAsync(desk.Desk, words)).Rows);
            Assert.Equal(("entity", id), ((string?)found["kind"], (string?)found["id"]));
            Assert.Equal("Ochre Company", (string?)found["entity"]!["name"]);
        }

        Assert.Equal(["place"], Kinds(await SearchAsync(desk.Desk, "verba")));
        Assert.Equal(
            ["place"], Kinds(await SearchAsync(desk.Desk, "верби", one => one with { Kinds = ["place"] })));
        Assert.Empty(Kinds(await SearchAsync(desk.Desk, "верби", one => one with { Kinds = ["source"] })));

        static AddEntity Unit(Desk desk, string name, string remark) => new()
        {
            By = desk.Member, Case = "Exercise", Called = name, Kind = "unit", Remark = remark,
        };
    }

    [Fact]
    public async Task A_withdrawn_claim_says_so_where_it_is_found()
    {
        await using var desk = await CaseDesk.CreateAsync(("a.txt", "The gate was shut. I was wrong."));
        var claim = await desk.ClaimAsync("a.txt", "The gate was shut", by: "a resident");
        var back = await desk.ClaimAsync("a.txt", "I was wrong", by: "a resident");
        var before = await SearchAsync(desk.Desk, "gates", one => one with { Kinds = ["claim"] });
        Assert.Null(before.Rows[0]["claim"]!["withdrawn"]);
        await desk.WithdrawAsync(claim, back);
        var after = await SearchAsync(desk.Desk, "gates", one => one with { Kinds = ["claim"] });
        Assert.Equal(back, $"claim:{(string?)after.Rows[0]["claim"]!["withdrawn"]!["by_claim"]}");
    }

    /// <summary>
    /// Two cases that differ only in the words of what is hidden answer every question alike.
    /// </summary>
    [Fact]
    public async Task Hidden_words_change_no_count_no_passage_and_no_note()
    {
        await using var one = await WithHiddenAsync("kestrel");
        await using var other = await WithHiddenAsync("bridge");
        string[] asking = ["kestrel", "kestrels", "kes*", "bridge", "\"the bridge\"", "bridge -kestrel"];
        foreach (var words in asking)
        {
            var asked = await SearchAsync(one.Desk, words, who => who with { By = one.Ola });
            var seen = await SearchAsync(other.Desk, words, who => who with { By = other.Ola });
            Assert.Equal(Said(seen), Said(asked));
        }

        // It is the hiding that does it: who may see it finds it, and who asks for restricted items.
        Assert.Equal(
            ["finding"],
            Kinds(await SearchAsync(one.Desk, "kestrel", who => who with { By = one.Mara })));
        Assert.Empty((await SearchAsync(one.Desk, "kestrel", who => who with { By = one.Ola })).Rows);
        var all = await SearchAsync(one.Desk, "kestrels", who => who with { WithRestricted = true });
        Assert.Equal(
            ["claim", "finding", "item", "note", "observation", "task"],
            Kinds(all).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await SearchAsync(one.Desk, "nothing")).Count("restricted_left_out"));
    }

    [Fact]
    public async Task Who_has_not_joined_a_case_finds_nothing_of_it()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var stranger = await desk.Desk.AddMemberAsync("Eva Stolt", desk.Ira);
        await desk.Desk.OpenCaseAsync("Elsewhere", stranger);
        var told = await SearchAsync(desk.Desk, "one", one => one with { By = stranger });
        Assert.Equal((0, 0), (told.Count("total"), told.Count("restricted_left_out")));
        var named = await SearchAsync(
            desk.Desk, "one", one => one with { By = stranger, Case = "Exercise" });
        Assert.Equal(["case-not-found"], named.Codes);
        Assert.Equal(1, (await SearchAsync(desk.Desk, "one")).Count("total"));
    }

    [Fact]
    public async Task A_question_that_is_none_says_what_is_wrong()
    {
        await using var desk = await Desk.CreateAsync();
        foreach (var (words, code) in ((string, string)[])
            [(" ", "search-empty"), ("\"…\"", "search-empty"), ("-x", "search-only-without")])
        {
            Assert.Equal([code], (await SearchAsync(desk, words)).Codes);
        }

        Assert.Equal(
            ["bad-value"], (await SearchAsync(desk, "x", one => one with { Kinds = ["rumour"] })).Codes);
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered()
    {
        await using var desk = await CaseDesk.CreateAsync(("near \"one\" OR two.txt", "x"));
        await desk.IncidentAsync("One NEAR \"two\"");
        string[] codes = ["search-empty", "search-only-without", "search-too-long"];
        await Gen.OneOf(Gen.String[0, 30], Gen.OneOf("one", "tw*", "\"one", "-one", "NOT", "(", "*", "''"))
            .Array[0, 5].SampleAsync(
                async parts =>
                {
                    var told = await SearchAsync(desk.Desk, string.Join(' ', parts));
                    Assert.All(told.Codes, code => Assert.Contains(code, codes));
                },
                iter: 200,
                threads: 1);
    }

    private static async Task<FindingDesk> WithHiddenAsync(string word)
    {
        var desk = await FindingDesk.CreateAsync();
        desk.Desk.Folder.Write($"{word}-hidden.txt", $"A {word} was seen.");
        await desk.Desk.AddAsync(desk.Desk.Add());
        var item = $"name:{word}-hidden.txt";
        await Desk.RunAsync(new ClaimRecorder(desk.Desk.Vault), new RecordClaim
        {
            By = desk.Ira, Item = item, Case = null, Quote = $"A {word} was seen", Occurrence = null,
            At = null, Denies = false, Speakers = ["a resident"], Hedges = [],
        });
        await AddAsync(desk.Desk, item, $"a {word}", $"ask about the {word}");
        await Desk.RunAsync(
            new ObservationRecorder(desk.Desk.Vault), Observe(desk.Desk, $"one {word}") with { Item = item });
        await desk.RestrictAsync(item);
        var finding = await desk.SignedAsync(desk.Whole($"There was a {word}"));
        Assert.Empty((await desk.AskAsync(finding, "Ola Nordby")).Problems);
        return desk;
    }

    /// <summary>A whole answer, but for ids, numbers and times, which differ from case to case.</summary>
    private static string Said(Told told) => string.Join(
        '\n',
        [
            .. told.Rows.Select(row => $"{row["kind"]} {row["found"]!.ToJsonString()}"),
            .. told.Codes, told.Result.ToJsonString(),
        ]);

    private static async Task<(long Before, long After)> IncidentIsDescribedAnewAsync(Desk desk)
    {
        var first = await DescribeAsync("Closing of the mill", incident: null);
        await DescribeAsync("Closing of the sluice", (string)first.Result["incident"]!["id"]!);
        return (
            (await SearchAsync(desk, "mill")).Count("total"),
            (await SearchAsync(desk, "sluices")).Count("total"));

        Task<Told> DescribeAsync(string title, string? incident) => Desk.RunAsync(
            new IncidentKeeper(desk.Vault),
            new DescribeIncident
            {
                By = desk.Member, Case = "Exercise", Title = title, AccordingTo = ["a resident"],
                Incident = incident, Reason = incident is null ? null : "Another place",
            });
    }

    private static async Task CorrectAsync(Desk desk, string field, string[] values)
    {
        var fact = (await desk.FactsAsync("ClaimRecorded")).Single();
        var told = await Desk.RunAsync(new Corrector(desk.Vault), new CorrectField
        {
            By = desk.Member, Index = fact.Index, Field = field, Values = values, Reason = "a slip",
        });
        Assert.Equal(Ending.Done, told.Ending);
    }

    private static async Task ReadAsync(FindingDesk desk, string who)
    {
        var told = await Desk.RunAsync(new ClaimReader(desk.Desk.Vault), new ReadClaim
        {
            By = desk.Ira,
            Claim = desk.Claim[6..],
            Case = null,
            Proposition = new StatedProposition
            {
                Type = "act_detail", Actors = [new StatedMention(who, null)],
            },
            Reason = "to see",
            Hedges = [],
        });
        Assert.Empty(told.Problems);
    }

    private static async Task AddAsync(Desk desk, string what, string note, string task)
    {
        await Desk.RunAsync(
            new NoteKeeper(desk.Vault),
            new AddNote { By = desk.Member, What = what, Case = null, Text = note });
        await Desk.RunAsync(
            new TaskKeeper(desk.Vault),
            new AddTask { By = desk.Member, What = what, Case = null, Text = task });
    }

    private static RecordObservation Observe(Desk desk, string text) =>
        new() { By = desk.Member, Item = "name:note.txt", Case = null, Text = text, Kind = "seen" };

    private static JsonObject Row(Told told, string kind) =>
        told.Rows.First(row => (string?)row["kind"] == kind);

    private static IEnumerable<string?> Kinds(Told told) => told.Rows.Select(row => (string?)row["kind"]);

    private static IEnumerable<string> Marks(JsonNode found) => found["marks"]!.AsArray().Select(
        mark => ((string)found["words"]!).Substring((int)mark![0]!, (int)mark[1]!));

    private static Task<Told> SearchAsync(
        Desk desk, string words, Func<SearchCases, SearchCases>? how = null)
    {
        var asked = new SearchCases { By = desk.Member, Case = null, Words = words, Limit = 100 };
        return Desk.RunAsync(new Searcher(desk.Vault), how?.Invoke(asked) ?? asked);
    }
}
