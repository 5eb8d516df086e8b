using Probative.Incidents.Links;
using Probative.Kernel.Commands;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Links: what somebody states of how things relate, and what must not be linked.</summary>
public sealed class LinkTests
{
    private const string Quote = "the bridge at Lower Osk was closed";

    private const string Report = "A resident said the bridge at Lower Osk was closed on Tuesday.";

    [Fact]
    public async Task A_link_says_who_stated_it_and_why_and_ends_once()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var told = await desk.LinkAsync(claim[..10], "about", incident[..13], " It tells of it. ");
        var link = told.Result["link"]!;
        Assert.Equal(
            (claim, "about", incident, "It tells of it."),
            ((string?)link["from"], (string?)link["relation"], (string?)link["to"], (string?)link["reason"]));
        Assert.StartsWith("investigator-", (string?)link["actor"], StringComparison.Ordinal);
        Assert.Equal(["link-there"], (await desk.LinkAsync(claim, "about", incident)).Codes);

        var id = (string)link["id"]!;
        var ended = await desk.EndAsync(id[..6]);
        Assert.Equal("Another bridge", (string?)ended.Result["link"]!["ended"]!["reason"]);
        Assert.Equal(["link-ended"], (await desk.EndAsync(id)).Codes);
        Assert.Equal(["link-not-found"], (await desk.EndAsync("0000")).Codes);
        Assert.Empty((await desk.LinksAsync()).Rows);
        Assert.Single((await desk.LinksAsync(ended: true)).Rows);

        // What ended can be stated again.
        Assert.Equal(Ending.Done, (await desk.LinkAsync(claim, "about", incident)).Ending);
        Assert.Equal(2, (await desk.LinksAsync(ended: true)).Rows.Count);
    }

    [Fact]
    public async Task Only_links_from_or_to_a_thing_are_listed_when_it_is_named()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var (one, two) = (await desk.IncidentAsync(), await desk.IncidentAsync("Opening of the bridge"));
        var claim = await desk.ClaimAsync("one.txt", "on Tuesday", by: ["a resident"]);
        await desk.LinkAsync(claim, "about", one);
        await desk.LinkAsync(one, "precedes", two);
        Assert.Equal(2, (await desk.LinksAsync(of: one)).Rows.Count);
        Assert.Equal("precedes", (string?)Assert.Single((await desk.LinksAsync(of: two)).Rows)["relation"]);
        Assert.Equal(["bad-reference"], (await desk.LinksAsync(of: "two")).Codes);
    }

    [Theory]
    [InlineData("about")]
    [InlineData("precedes")]
    [InlineData("same_place")]
    public async Task What_is_not_to_be_linked_is_refused_with_who_said_so_and_why(string relation)
    {
        await using var desk = await CaseDesk.CreateAsync();
        var one = await desk.IncidentAsync();
        var two = await desk.IncidentAsync("Closing of the upper bridge");
        var told = await desk.LinkAsync(one, Relations.ForbidsLink, two, "Two bridges, two days.");
        Assert.Equal(Ending.Done, told.Ending);
        foreach (var (from, to) in new[] { (one, two), (two, one) })
        {
            var refused = await desk.LinkAsync(from, relation, to);

            // Nothing is about an incident but what is said, seen, concluded, held or to be done.
            if (relation == "about")
            {
                Assert.Equal(["bad-reference"], refused.Codes);
                continue;
            }

            var problem = Assert.Single(refused.Problems);
            Assert.Equal("link-forbidden", problem.Code);
            Assert.Contains("Two bridges, two days.", problem.Message, StringComparison.Ordinal);
            var actor = (string)told.Result["link"]!["actor"]!;
            Assert.Contains(actor, problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["link-there"], (await desk.LinkAsync(two, Relations.ForbidsLink, one)).Codes);
        await desk.EndAsync((string)told.Result["link"]!["id"]!);
        if (relation == "about") return;
        Assert.Equal(Ending.Done, (await desk.LinkAsync(one, relation, two)).Ending);

        // Nor can it be forbidden while it stands.
        Assert.Equal(["links-stand"], (await desk.LinkAsync(two, Relations.ForbidsLink, one)).Codes);
    }

    [Fact]
    public async Task A_link_needs_two_things_of_the_case_a_relation_and_a_reason()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", "on Tuesday", by: ["a resident"]);
        Assert.Equal(["bad-value"], (await desk.LinkAsync(claim, "proves", incident)).Codes);
        Assert.Equal(["bad-value"], (await desk.LinkAsync(claim, "about", incident, " ")).Codes);
        Assert.Equal(["bad-value"], (await desk.LinkAsync(claim, "supports", claim)).Codes);
        Assert.Equal(["bad-reference"], (await desk.LinkAsync(claim, "about", claim)).Codes);
        Assert.Equal(["bad-reference"], (await desk.LinkAsync(claim, Relations.ForbidsLink, incident)).Codes);
        Assert.Equal(["reference-not-found"], (await desk.LinkAsync("claim:0000", "about", incident)).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("Linked"));
    }
}
