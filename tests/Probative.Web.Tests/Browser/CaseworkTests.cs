using Microsoft.Playwright;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// The rooms of incidents, patterns and reviews, on the case that samples/casework/walk builds: what a reader
/// sees of it, and what a second person does.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class CaseworkTests(Chromium chromium)
{
    private const string Case = "White cards";

    /// <summary>The finding that the reviewer owes an opinion on.</summary>
    private const string Hidden = "The marking near Haldenby happened in March";

    [Fact]
    public async Task An_incident_tells_apart_what_is_said_seen_concluded_and_open()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, Case, "incidents");
        await seat.HaveAsync();
        await Expect(seat.Page.Locator("ul.incidents > li")).ToHaveCountAsync(2);
        await Expect(seat.Page.Locator("ul.incidents .alleged").First).ToContainTextAsync("alleged incident");
        await seat.PictureAsync("incidents");

        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "in a ditch near Haldenby" }).ClickAsync();
        await seat.HaveAsync();
        var alleged = seat.Page.Locator(".incident-head .alleged");
        await Expect(alleged).ToContainTextAsync("alleged incident, according to");
        var said = seat.Page.Locator("section[aria-labelledby=said]");
        await Expect(said).ToContainTextAsync("at most 3 independent origins");
        await Expect(said.Locator(".tie.in_tension_with").First).ToContainTextAsync("in tension with");
        await Expect(said).ToContainTextAsync("denied by");
        await Expect(seat.Page.Locator("section[aria-labelledby=times] .time-lane b")).ToHaveCountAsync(6);
        await Expect(seat.Page.Locator("section[aria-labelledby=times]")).ToContainTextAsync("Disputed by");
        await Expect(seat.Page.Locator("section[aria-labelledby=concluded] li")).ToHaveCountAsync(2);
        await seat.PictureAsync("incident");

        // The law has a page of its own, with its banner; nothing on it says that an element is met.
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "The law beside it" }).ClickAsync();
        await Expect(seat.Page.Locator("table.matrix")).ToBeVisibleAsync();
        var banner = seat.Page.Locator(".law .caution");
        await Expect(banner).ToContainTextAsync("Paraphrase, not reviewed by a lawyer");
        await Expect(seat.Page.Locator("table.matrix")).ToContainTextAsync("not analysed");
        await seat.PictureAsync("law");

        // Every claim leads to its words.
        await seat.Page.GetByText("What is said and seen").ClickAsync();
        await said.GetByText("In April, two Green players").First.ClickAsync();
        await Expect(seat.Page.Locator("mark.sought").First).ToBeVisibleAsync();
        await Expect(seat.Page.Locator("mark.sought").First).ToContainTextAsync("In April");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task It_is_told_as_it_was_known_then()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var log = await CommandRun.OfAsync(served.Folder, "log", "--case", Case, "--limit", "1", "--json");
        var opened = (long)log.Result["rows"]![0]!["index"]! + 1;
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        foreach (var room in (string[])
            ["incidents", "pattern", "items", "case", "review", "copies", "handover"])
        {
            await seat.OpenCaseAsync(served, Case, room);
            await seat.HaveAsync();
            await seat.Page.Locator(".known-then > summary").ClickAsync();
            await seat.Page.GetByLabel("At a day, a time (UTC) or a log index").FillAsync($"{opened}");
            await seat.Page.Locator(".known-then button").ClickAsync();
            await Expect(seat.Page.GetByText($"What the record held as of {opened}.")).ToBeVisibleAsync();
            await seat.HaveAsync();
            if (room != "incidents") continue;
            await Expect(seat.Page.Locator("ul.incidents > li")).ToHaveCountAsync(0);
        }

        // The root of the record then is one that an earlier checkpoint has.
        await seat.OpenAsync(served, $"/record?as-of={opened}");
        var then = seat.Page.Locator("section[aria-labelledby=record-then]");
        await Expect(then).ToContainTextAsync($"{opened + 1}");
        var root = await CommandRun.OfAsync(
            served.Folder, "log", "root", "--as-of", $"{opened}", "--json");
        await Expect(then.Locator("code")).ToHaveTextAsync((string)root.Result["root"]!);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_pattern_counts_at_least_and_at_most_and_says_what_it_does_not_show()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, Case, "pattern");
        await seat.HaveAsync();
        var counted = seat.Page.Locator("main [role=status]");
        await Expect(counted).ToContainTextAsync("At least 2 and at most 2 of 2");
        await Expect(seat.Page.Locator(".caution-box li")).ToHaveCountAsync(4);
        await Expect(seat.Page.Locator(".pattern-map")).ToHaveAttributeAsync("data-map", "shown");
        await seat.PictureAsync("pattern");
        await seat.Page.GetByLabel("Alleged to have acted").SelectOptionAsync("7th Amber Company");
        await seat.Page.GetByLabel("Days").FillAsync("2031-03");
        await seat.Page.Locator(".pattern-filters button").ClickAsync();
        await Expect(counted).ToContainTextAsync("At least 0 and at most 1 of 2");
        await Expect(seat.Page.Locator("section[aria-labelledby=pattern-list] li")).ToHaveCountAsync(1);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_second_person_answers_unseen_and_a_third_fact_resolves_the_disagreement()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var second = await chromium.SitAsync();
        await second.EnterByAsync(await LinkAsync(served, Served.SampleReviewer));
        await second.OpenCaseAsync(served, Case, "review");
        await second.HaveAsync();
        await Expect(second.Page.Locator("body")).Not.ToContainTextAsync(Hidden);
        await second.PictureAsync("review");
        await second.Page.GetByRole(AriaRole.Link, new() { Name = "In which month" }).ClickAsync();
        await Expect(second.Page.Locator("h1")).ToHaveTextAsync("You owe a blind opinion");
        await second.Page.GetByLabel("Your answer").FillAsync("Nobody says how they know");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Give the opinion" }).ClickAsync();
        await Expect(second.Page.Locator("h1")).ToHaveTextAsync(Hidden);
        await Expect(second.Page.Locator("tr.differs")).ToHaveCountAsync(1);
        await second.PictureAsync("finding");

        // The author decides about it, and both opinions stay.
        var first = await chromium.SitAsync();
        await first.EnterAsync(served);
        await first.OpenCaseAsync(served, Case, "review");
        await first.HaveAsync();
        await first.Page.Locator("section[aria-labelledby=disagreement] a").ClickAsync();
        await first.Page.GetByLabel("What is decided").SelectOptionAsync("both stand");
        var form = first.Page.Locator("form", new() { Has = first.Page.GetByLabel("What is decided") });
        await form.GetByLabel("Why").FillAsync("Three texts, and none says how it knows");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(first.Page.GetByText("Three texts, and none says how it knows")).ToBeVisibleAsync();
        await Expect(first.Page.Locator("table.opinions")).ToContainTextAsync("Nobody says how they know");
        await Expect(first.Page.Locator("tr.differs")).ToHaveCountAsync(0);
        await first.AssertCleanAsync();
        await second.AssertCleanAsync();
    }

    [Fact]
    public async Task An_incident_is_described_read_concluded_and_laid_beside_the_law_in_the_browser()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, Case, "incidents");
        await seat.HaveAsync();
        await seat.Page.GetByText("Describe an alleged incident").ClickAsync();
        await seat.Page.GetByLabel("What is alleged, in a line").FillAsync("Taunting of players at the mill");
        await seat.Page.GetByLabel("According to").FillAsync("a resident");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Describe", Exact = true }).ClickAsync();
        var alleged = seat.Page.Locator(".incident-head .alleged");
        await Expect(alleged).ToHaveTextAsync("alleged incident, according to a resident");

        await seat.Page.GetByText("Attach claims and observations").ClickAsync();
        await seat.Page.Locator("#attach-find").FillAsync("taunts");
        await seat.Page.Locator("ul.choices input").First.CheckAsync();
        var attach = seat.Page.Locator("form", new() { Has = seat.Page.Locator("#attach-find") });
        await attach.GetByLabel("Why").FillAsync("It speaks of taunts");
        await attach.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(seat.Page.Locator("section[aria-labelledby=said] .claims li")).ToHaveCountAsync(1);

        await seat.Page.GetByText("Propose a place or a time").ClickAsync();
        await seat.Page.GetByLabel("Date or interval (EDTF)").FillAsync("2031-04/2031-05");
        await seat.Page.GetByLabel("What it rests on").FillAsync("The reports of spring");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Propose", Exact = true }).ClickAsync();
        await Expect(seat.Page.Locator(".hypothesis")).ToContainTextAsync("2031-04/2031-05");

        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Draft a finding" }).ClickAsync();
        await seat.Page.GetByLabel("The finding in a sentence").FillAsync("Nobody describes a taunt");
        await seat.Page.GetByLabel("report-en-03.txt").CheckAsync();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Record the draft" }).ClickAsync();
        await Expect(seat.Page.Locator("h1")).ToHaveTextAsync("Nobody describes a taunt");

        // It lacks what a signature needs, and says each part.
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Put my name to it" }).ClickAsync();
        await Expect(seat.Page.Locator(".problems")).ToContainTextAsync("finding-incomplete");
        await seat.AssertCleanAsync();
    }

    /// <summary>A one-time link for another member, as the operator makes it beside the server.</summary>
    private static async Task<string> LinkAsync(Served served, string member)
    {
        var run = await CommandRun.OfAsync(served.Folder, "member", "link", member);
        return run.Output.Split('\n')
            .Single(line => line.Contains("/in/", StringComparison.Ordinal)).Trim();
    }
}
