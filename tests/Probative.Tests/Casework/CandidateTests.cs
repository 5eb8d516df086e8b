using System.Text.Json.Nodes;
using CsCheck;
using Probative.Kernel.Casework;
using Probative.Law;
using Probative.Law.Candidates;
using Probative.Preservation.Restrictions;
using Probative.Reading.Propositions;
using Probative.Tests.Incidents;
using Xunit;

namespace Probative.Tests.Casework;

/// <summary>Provisions asked about for their words: questions, the same for everybody.</summary>
public sealed class CandidateTests
{
    private static readonly string[] s_languages = ["en", "ru", "uk"];

    [Fact]
    public void Every_rule_names_provisions_and_terms_that_there_are_in_three_languages()
    {
        var book = CandidateBook.Own;
        Assert.NotEmpty(book.NotLookedAt);
        Assert.All(book.Terms, term => Assert.Equal(s_languages, term.Value.Keys.Order()));
        Assert.All(book.Terms.SelectMany(term => term.Value), words => Assert.NotEmpty(words.Value));
        var named = book.Rules.SelectMany(rule => rule.All).SelectMany(one => one).ToHashSet();
        Assert.Equal(book.Terms.Keys.Order(), named.Order());
        foreach (var rule in book.Rules)
        {
            Assert.All(rule.Provisions, id => Assert.Contains(id, ProvisionBook.Own.ById.Keys));
            Assert.All(rule.Types ?? [], type => Assert.Contains(type, PropositionTypes.All));
            Assert.True(rule.All.Count > 0 || rule.Types is not null);
        }

        // Each crime of the book is asked about by some rule: none is out of reach.
        var crimes = ProvisionBook.Own.All.Where(one => one.Kind == "crime").Select(one => one.Id);
        Assert.Empty(crimes.Except(book.Rules.SelectMany(rule => rule.Provisions)));
    }

    [Theory]
    [InlineData("Two men who had surrendered were shot.", "RS-8-2-b-vi")]
    [InlineData("Двох полонених розстріляли біля мосту.", "RS-8-2-b-vi")]
    [InlineData("Сдавшихся расстреляли у моста.", "RS-8-2-b-vi")]
    [InlineData("The order was to take no prisoners.", "RS-8-2-b-xii")]
    [InlineData("Пленных не брать, сказал он.", "RS-8-2-b-xii")]
    [InlineData("Лікарню обстріляли вночі.", "RS-8-2-b-ix")]
    [InlineData("The bridge was closed on Tuesday.", null)]
    [InlineData("The team surrendered a lead and the coach took a shotgun seat.", null)]
    public async Task Words_of_three_languages_ask_about_a_provision(string text, string? provision)
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", text));
        var incident = await AttachAsync(desk, text);
        var told = await AskAsync(desk, incident);
        var ids = told.Rows.Select(row => (string?)row["id"]).ToList();
        if (provision is null) Assert.Empty(ids);
        else Assert.Contains(provision, ids);
    }

    [Fact]
    public async Task Each_is_a_question_with_its_reason_in_the_order_of_the_book_and_nothing_is_recorded()
    {
        const string Text = "An office said two prisoners were allegedly shot. It gave no names.";
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Text));
        var incident = await AttachAsync(desk, "two prisoners were allegedly shot");
        var before = (await desk.Desk.FactsAsync()).Count;
        var told = await AskAsync(desk, incident);
        Assert.Equal(before, (await desk.Desk.FactsAsync()).Count);
        Assert.Equal("Paraphrase, not reviewed by a lawyer.", (string?)told.Result["banner"]);
        Assert.StartsWith("alleged incident", (string?)told.Result["label"], StringComparison.Ordinal);
        Assert.NotEmpty(told.Result["not_looked_at"]!.AsArray());
        var order = told.Rows.Select(row => (string)row["id"]!).ToList();
        Assert.Equal(ProvisionBook.Own.All.Select(one => one.Id).Where(order.Contains), order);
        Assert.Equal(["RS-8-2-a-i", "RS-8-2-b-vi", "RS-8-2-c-i-1", "RS-8-2-c-iv"], order.Intersect(
            ["RS-8-2-a-i", "RS-8-2-b-vi", "RS-8-2-c-i-1", "RS-8-2-c-iv"]).Append("RS-8-2-c-iv").Distinct());
        foreach (var row in told.Rows)
        {
            Assert.EndsWith("come into question?", (string?)row["question"], StringComparison.Ordinal);
            Assert.All(row["reasons"]!.AsArray(), reason =>
            {
                Assert.Equal("two prisoners were allegedly shot", (string?)reason!["claim"]!["quote"]);
                Assert.Contains(" says something that may be about this: ", (string?)reason["reason"]);
            });
            Assert.DoesNotContain(row, member => member.Key is "score" or "count" or "rank");
        }
    }

    [Fact]
    public async Task Hedges_and_denials_stay_and_what_was_taken_back_asks_nothing()
    {
        const string Text = "He said prisoners were reportedly shot. She denied that prisoners were shot. "
            + "I was wrong.";
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Text));
        var said = await desk.ClaimAsync("report.txt", "prisoners were reportedly shot", by: ["He"]);
        var denied = await desk.ClaimAsync("report.txt", "prisoners were shot", denies: true, by: ["She"]);
        var back = await desk.ClaimAsync("report.txt", "I was wrong", by: ["He"]);
        var incident = await desk.IncidentAsync();
        foreach (var claim in (string[])[said, denied]) await desk.LinkAsync(claim, "about", incident);
        var both = Reasons(await AskAsync(desk, incident), "RS-8-2-b-vi");
        Assert.Equal([said, denied], both.Select(one => (string?)one["reference"]));
        Assert.Contains(" denies something", (string?)both[1]["reason"], StringComparison.Ordinal);
        Assert.Equal("denies", (string?)both[1]["claim"]!["polarity"]);
        await desk.WithdrawAsync(said["claim:".Length..], back);
        var told = await AskAsync(desk, incident);
        Assert.Equal([denied], Reasons(told, "RS-8-2-b-vi").Select(one => (string?)one["reference"]));
        Assert.Equal(1, told.Count("withdrawn_left_out"));
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:report.txt", Case = null, Reason = "A person is named",
        });
        var hidden = await AskAsync(desk, incident);
        Assert.Empty(hidden.Rows);
        Assert.Equal(2, hidden.Count("restricted_left_out"));
        Assert.NotEmpty((await AskAsync(desk, incident, restricted: true)).Rows);
    }

    /// <summary>
    /// The mirror test: two reports that differ in who is said to act, also by a name that sounds like an
    /// act, ask about the same provisions for the same words.
    /// </summary>
    [Fact]
    public async Task The_same_said_of_another_party_asks_the_same() =>
        await Gen.OneOf(
                Gen.String[Gen.Char['a', 'z'], 3, 12], Gen.OneOf("Hospital Guard", "Shot Tower", "Церква"))
            .Array[2].SampleAsync(
                async parties =>
                {
                    List<string> asked = [];
                    foreach (var party in parties) asked.Add(await MirroredAsync(party));
                    Assert.Equal(asked[0], asked[1]);
                    Assert.NotEqual("", asked[0]);
                },
                iter: 4);

    [Fact]
    public async Task A_type_asks_by_itself_and_another_type_of_conflict_is_told()
    {
        const string Text = "The company was under the colonel.";
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Text));
        var incident = await AttachAsync(desk, "The company was under the colonel");
        Assert.Empty((await AskAsync(desk, incident)).Rows);
        var claim = (await desk.Desk.FactsAsync("ClaimRecorded"))[0].Fields.Text("claim")!;
        await Desk.RunAsync(new ClaimReader(desk.Desk.Vault), new ReadClaim
        {
            By = desk.Desk.Member, Claim = claim, Case = null,
            Proposition = new StatedProposition
            {
                Type = "command",
                Actors = [new StatedMention("The company", null)],
                Affected = [new StatedMention("the colonel", null)],
            },
        });
        var rows = (await AskAsync(desk, incident)).Rows;
        Assert.Equal(["RS-28-a", "RS-28-b"], rows.Select(row => (string?)row["id"]));
        Assert.Equal(["reference-not-found"], (await AskAsync(desk, "incident:ffff")).Codes);
    }

    private static async Task<string> MirroredAsync(string party)
    {
        var text = $"Soldiers of the {party} shot two men who had surrendered.";
        await using var desk = await CaseDesk.CreateAsync(("report.txt", text));
        var incident = await AttachAsync(desk, text);
        var claim = (await desk.Desk.FactsAsync("ClaimRecorded"))[0].Fields.Text("claim")!;
        await Desk.RunAsync(new ClaimReader(desk.Desk.Vault), new ReadClaim
        {
            By = desk.Desk.Member, Claim = claim, Case = null,
            Proposition = new StatedProposition
            {
                Type = "alleged_violation",
                Actors = [new StatedMention($"Soldiers of the {party}", null)],
                Affected = [new StatedMention("two men who had surrendered", null)],
            },
        });
        var rows = (await AskAsync(desk, incident)).Rows;
        return string.Join('\n', rows.Select(row => $"{(string?)row["id"]}: "
            + string.Join("; ", row["reasons"]!.AsArray().Select(one => one!["words"]!.ToJsonString()))));
    }

    private static async Task<string> AttachAsync(CaseDesk desk, string quote)
    {
        var claim = await desk.ClaimAsync("report.txt", quote, by: ["An office"]);
        var incident = await desk.IncidentAsync();
        await desk.LinkAsync(claim, "about", incident);
        return incident;
    }

    private static List<JsonNode> Reasons(Told told, string provision) =>
    [
        .. told.Rows.Single(row => (string?)row["id"] == provision)["reasons"]!.AsArray()
            .Select(one => one!),
    ];

    private static Task<Told> AskAsync(CaseDesk desk, string incident, bool restricted = false) =>
        Desk.RunAsync(new CandidateTeller(desk.Desk.Vault), new ListCandidates
        {
            By = desk.Desk.Member, Case = "Exercise", Incident = incident, WithRestricted = restricted,
        });
}
