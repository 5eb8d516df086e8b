using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Verification.Findings;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>Findings: drafted, revised, signed, superseded, withdrawn.</summary>
public sealed class FindingTests
{
    [Fact]
    public async Task A_finding_is_drafted_revised_and_signed_and_then_stands_as_it_is()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.DraftAsync(desk.Whole("The bridge was closed"));
        await desk.DraftAsync(desk.Whole() with { Finding = id[..6], By = desk.Ola });
        var signed = await desk.SignAsync(id);
        var finding = signed.Result["finding"]!;
        Assert.Equal("signed", (string?)finding["state"]);
        Assert.Equal("Our finding, not a court's", (string?)finding["whose"]);
        Assert.Equal("The bridge was closed on Tuesday", (string?)finding["text"]);
        Assert.Equal(2, finding["drafters"]!.AsArray().Count);
        Assert.Equal(desk.Item, (string?)finding["items"]![0]);
        Assert.Equal(desk.Claim, (string?)finding["supports"]![0]);

        Assert.Equal(["finding-signed"], (await desk.RunAsync(desk.Whole() with { Finding = id })).Codes);
        Assert.Equal(["finding-signed"], (await desk.SignAsync(id)).Codes);
        Assert.Equal(["finding-not-found"], (await desk.SignAsync("0000")).Codes);
        Assert.Equal(2, (await desk.Desk.FactsAsync("FindingDrafted")).Count);
    }

    [Fact]
    public async Task What_was_known_then_can_be_listed_as_it_stood()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.DraftAsync(desk.Whole("First words"));
        var first = desk.Desk.Vault.Ledger.Size;
        await desk.DraftAsync(desk.Whole("Second words") with { Finding = id });
        await desk.SignAsync(id);
        await desk.WithdrawAsync(id);

        Assert.Empty((await desk.ListAsync(asOf: first - 1)).Rows);
        var then = Assert.Single((await desk.ListAsync(asOf: first)).Rows);
        Assert.Equal(("First words", "draft"), ((string?)then["text"], (string?)then["state"]));
        var now = Assert.Single((await desk.ListAsync()).Rows);
        Assert.Equal(("Second words", "withdrawn"), ((string?)now["text"], (string?)now["state"]));
    }

    [Fact]
    public async Task A_finding_without_an_item_is_refused_and_one_without_a_search_is_not_signed()
    {
        await using var desk = await FindingDesk.CreateAsync();
        Assert.Equal(["no-item"], (await desk.RunAsync(desk.Whole() with { Items = [] })).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("FindingDrafted"));

        var id = await desk.DraftAsync(new DraftFinding
        {
            By = desk.Ira, Case = "Exercise", Text = "It was closed", Kind = "inferred", Items = [desk.Item],
        });
        var refused = await desk.SignAsync(id);
        Assert.All(refused.Codes, code => Assert.Equal("finding-incomplete", code));
        string[] missing = ["searched for", "test", "change our mind", "likelihood", "confidence"];
        Assert.Equal(missing.Length, refused.Problems.Count);
        foreach (var (what, problem) in missing.Zip(refused.Problems))
            Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.Empty(await desk.Desk.FactsAsync("FindingSigned"));

        // What is not inferred needs neither likelihood nor confidence.
        await desk.DraftAsync(desk.Whole() with
        {
            Finding = id, Kind = "observed", Likelihood = null, Confidence = null, ConfidenceReason = null,
        });
        Assert.Equal(Ending.Done, (await desk.SignAsync(id)).Ending);
    }

    [Fact]
    public async Task Likelihood_and_confidence_are_two_fields_and_never_one()
    {
        await using var desk = await FindingDesk.CreateAsync();
        foreach (var kind in FindingWords.Kinds.Where(kind => kind != "inferred"))
            Assert.Equal(["bad-value"], (await desk.RunAsync(desk.Whole() with { Kind = kind })).Codes);
        foreach (var word in FindingWords.Confidences)
            Assert.Equal(["bad-value"], (await desk.RunAsync(desk.Whole() with { Likelihood = word })).Codes);
        foreach (var word in FindingWords.Likelihoods)
            Assert.Equal(["bad-value"], (await desk.RunAsync(desk.Whole() with { Confidence = word })).Codes);

        var id = await desk.SignedAsync();
        var finding = (await desk.ShowAsync(id)).Result["finding"]!;
        Assert.Equal("likely", (string?)finding["likelihood"]);
        Assert.Equal("low", (string?)finding["confidence"]);
        var fact = Assert.Single(await desk.Desk.FactsAsync("FindingDrafted"));
        Assert.Equal("likely", fact.Fields.Text("likelihood"));
        Assert.Equal("low", fact.Fields.Text("confidence"));
        Assert.Equal("one origin", fact.Fields.Text("confidence_reason"));
    }

    [Fact]
    public async Task Findings_that_name_each_other_in_a_circle_are_neither_drafted_nor_signed()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var first = await desk.DraftAsync(desk.Whole("First"));
        var second = await desk.DraftAsync(desk.Whole("Second") with { Supports = [$"finding:{first}"] });
        var third = await desk.DraftAsync(desk.Whole("Third") with { Opposes = [$"finding:{second}"] });
        var closing = desk.Whole("First") with { Finding = first, Supports = [$"finding:{third}"] };
        var refused = await desk.RunAsync(closing);
        Assert.Equal(["finding-circle"], refused.Codes);
        Assert.Contains($"{first} names {third} names {second} names {first}", refused.Problems[0].Message,
            StringComparison.Ordinal);
        Assert.Equal(
            ["finding-circle"],
            (await desk.RunAsync(closing with { Supports = [], Opposes = [$"finding:{first}"] })).Codes);

        // As another program could have written it: the circle is found when somebody signs.
        var facts = await desk.Desk.FactsAsync("FindingDrafted");
        Assert.True(Id.TryParse(first, out var firstId));
        Assert.True(Id.TryParse(third, out var thirdId));
        Assert.True(Id.TryParse(desk.Item, out var item));
        await desk.Desk.Vault.Ledger.AppendAsync(
            facts[0].Case,
            new FindingDrafted
            {
                Finding = new FindingId(firstId),
                Incident = null,
                Text = "First",
                Kind = "observed",
                Proposition = null,
                Items = [new ItemId(item)],
                Supports = [new Reference(NodeKind.Finding, thirdId)],
                Opposes = [],
                Search = [new ContrarySearch("a", "b", "c")],
                Tests = [new TestDone("a", "b", "c", [])],
                Change = "d",
                Likelihood = null,
                Confidence = null,
                ConfidenceReason = null,
                Supersedes = null,
            },
            "x",
            Desk.Ct);
        foreach (var id in (string[])[first, second, third])
            Assert.Equal(["finding-circle"], (await desk.SignAsync(id)).Codes);
    }

    [Fact]
    public async Task A_signed_finding_is_changed_by_another_that_supersedes_it()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var draft = await desk.DraftAsync(desk.Whole());
        Assert.Equal(
            ["finding-not-signed"], (await desk.RunAsync(desk.Whole() with { Supersedes = draft })).Codes);
        await desk.SignAsync(draft);
        var newer = await desk.DraftAsync(desk.Whole("On Wednesday") with { Supersedes = draft });
        Assert.Null((string?)(await desk.ShowAsync(draft)).Result["finding"]!["superseded_by"]);
        await desk.SignAsync(newer);
        Assert.Equal(newer, (string?)(await desk.ShowAsync(draft)).Result["finding"]!["superseded_by"]);
        Assert.Equal(
            ["finding-superseded"], (await desk.RunAsync(desk.Whole() with { Supersedes = draft })).Codes);
        Assert.Equal(2, (await desk.ListAsync()).Rows.Count);
    }

    [Fact]
    public async Task Who_drafted_or_signed_a_finding_does_not_review_it()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.DraftAsync(desk.Whole());
        Assert.Equal(["finding-not-signed"], (await desk.ReviewAsync(desk.Ola, id, "agree")).Codes);

        // Ola revises it as it was, and it is hers too.
        await desk.DraftAsync(desk.Whole() with { Finding = id, By = desk.Ola });
        await desk.SignAsync(id);
        Assert.Equal(["own-finding"], (await desk.ReviewAsync(desk.Ira, id, "agree")).Codes);
        Assert.Equal(["own-finding"], (await desk.ReviewAsync(desk.Ola, id, "agree")).Codes);
        Assert.Equal(["bad-value"], (await desk.ReviewAsync(desk.Mara, id, "verified")).Codes);
        Assert.Equal(
            "review", (string?)Assert.Single((await desk.ReviewsAsync(desk.Mara)).Rows)["what"]);

        var review = (await desk.ReviewAsync(desk.Mara, id, "agree")).Result["finding"]!["reviews"]![0]!;
        Assert.Equal(("agree", false), ((string?)review["opinion"], (bool)review["blind"]!));
        Assert.Empty((await desk.ReviewsAsync(desk.Mara)).Rows);
    }

    [Fact]
    public async Task A_disagreement_is_kept_and_resolved_by_another_fact()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        Assert.Equal(["no-disagreement"], (await desk.ResolveAsync(id, "both stand")).Codes);
        var told = await desk.ReviewAsync(desk.Ola, id, "disagree");
        var opinion = (long)told.Result["finding"]!["reviews"]![0]!["number"]!;
        var waiting = Assert.Single((await desk.ReviewsAsync(desk.Mara)).Rows);
        Assert.Equal("disagreement", (string?)waiting["what"]);
        Assert.Equal(opinion, (long)waiting["opinions"]![0]!);

        Assert.Equal(
            ["opinion-not-found"], (await desk.ResolveAsync(id, "both stand", opinion + 1)).Codes);
        Assert.Equal(["finding-held"], (await desk.ResolveAsync(id, "the finding was withdrawn")).Codes);
        Assert.Equal(["bad-value"], (await desk.ResolveAsync(id, "verified")).Codes);
        var resolved = (await desk.ResolveAsync(id, "both stand")).Result["finding"]!;
        Assert.Equal("disagree", (string?)resolved["reviews"]![0]!["opinion"]);
        Assert.Equal(opinion, (long)resolved["resolutions"]![0]!["opinions"]![0]!);
        Assert.Empty(resolved["open_disagreements"]!.AsArray());
        Assert.Empty((await desk.ReviewsAsync(desk.Mara)).Rows);
    }

    [Fact]
    public async Task A_withdrawn_finding_stays_on_the_record_and_takes_nothing_more()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        await desk.ReviewAsync(desk.Ola, id, "disagree");
        var withdrawn = (await desk.WithdrawAsync(id)).Result["finding"]!;
        Assert.Equal(("withdrawn", "Another bridge."),
            ((string?)withdrawn["state"], (string?)withdrawn["withdraw_reason"]));
        Assert.Equal(["finding-withdrawn"], (await desk.WithdrawAsync(id)).Codes);
        Assert.Equal(["finding-withdrawn"], (await desk.ReviewAsync(desk.Mara, id, "agree")).Codes);
        Assert.Equal(["finding-withdrawn"], (await desk.AskAsync(id, "Mara Vint")).Codes);
        Assert.Equal(["finding-not-held"], (await desk.ResolveAsync(id, "the finding stands")).Codes);
        Assert.Equal(Ending.Done, (await desk.ResolveAsync(id, "the finding was withdrawn")).Ending);
        Assert.Single((await desk.ListAsync()).Rows);
    }

    [Fact]
    public async Task A_member_of_another_case_sees_no_finding_and_a_finding_names_nothing_of_another_case()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        var other = await desk.Desk.AddMemberAsync("Edda Quill", desk.Ira);
        Assert.Empty((await desk.ListAsync(other)).Rows);
        Assert.Equal(["finding-not-found"], (await desk.ShowAsync(id, other)).Codes);
        Assert.Equal(["finding-not-found"], (await desk.ReviewAsync(other, id, "agree")).Codes);
        Assert.Equal(["not-joined"], (await desk.AskAsync(id, "Edda Quill")).Codes);

        await desk.Desk.OpenCaseAsync("Lower Osk");
        var elsewhere = desk.Whole() with { Case = "Lower Osk" };
        var refused = await desk.RunAsync(elsewhere with { Supports = [desk.Claim, $"finding:{id}"] });
        Assert.Equal(Enumerable.Repeat("reference-not-found", 3), refused.Codes);
        Assert.Equal(["bad-reference"], (await desk.RunAsync(desk.Whole() with { Opposes = ["x"] })).Codes);
        Assert.Equal(
            ["reference-not-found"], (await desk.RunAsync(desk.Whole() with { Incident = "0123" })).Codes);
    }

    [Fact]
    public async Task A_finding_on_restricted_items_alone_is_left_out_counted_and_quotes_nothing()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        var both = await desk.SignedAsync(desk.Whole("Both") with { Items = [desk.Item, desk.OtherItem] });
        await desk.RestrictAsync(desk.Item);
        var list = await desk.ListAsync();
        Assert.Equal(both, (string?)Assert.Single(list.Rows)["id"]);
        Assert.Equal(1, list.Count("restricted_left_out"));
        Assert.DoesNotContain("reportedly", list.Rows[0].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["item-restricted"], (await desk.ShowAsync(id)).Codes);
        Assert.Equal(1, (await desk.ReviewsAsync(desk.Ola)).Count("restricted_left_out"));

        Assert.Equal(2, (await desk.ListAsync(restricted: true)).Rows.Count);
        Assert.Equal(Ending.Done, (await desk.ShowAsync(id, restricted: true)).Ending);
    }

    [Fact]
    public async Task A_proposition_is_kept_with_the_finding_and_a_wrong_one_is_refused()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var stated = new StatedProposition
        {
            Type = "control", Place = new StatedMention("Lower Osk", null), State = "contested",
            Times = [new SaidTime("state", null, "2031-05/..")],
        };
        var id = await desk.DraftAsync(desk.Whole() with { Proposition = stated });
        var shown = (await desk.ShowAsync(id)).Result["finding"]!["proposition"]!;
        Assert.Equal(("control", "contested"), ((string?)shown["type"], (string?)shown["state"]));
        var time = Assert.Single(shown["times"]!.AsArray())!.AsObject();
        Assert.Equal(("2031-05-01", null), ((string?)time["earliest"], (string?)time["latest"]));
        Assert.True(time.ContainsKey("latest"));
        Assert.Equal(
            ["bad-value"],
            (await desk.RunAsync(desk.Whole() with { Proposition = stated with { Place = null } })).Codes);
    }
}
