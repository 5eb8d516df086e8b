using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// The page of one claim, on the case that samples/casework/walk builds: it is reached from the item and from
/// the incident, read anew, graded, corrected, linked, and taken back by nobody but its own speaker.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class ClaimTests(Chromium chromium)
{
    private const string Case = "White cards";

    [Fact]
    public async Task A_claim_is_reached_from_its_item_and_from_an_incident_and_leads_back_to_its_words()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "This is the largest known case");
        var page = seat.Page;
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Somebody says");
        await Expect(page.Locator(".speakers"))
            .ToContainTextAsync("Head Referee Maren Toldt, as told by Osk Evening Post");
        await Expect(page.Locator(".hedges")).ToContainTextAsync("known");
        await Expect(page.Locator(".reading-now")).ToContainTextAsync("limited knowledge, of the rank");
        await Expect(page.Locator(".reading-now")).ToContainTextAsync("taken to mean the nine Green players");
        await Expect(page.Locator("ul.grades > li")).ToHaveCountAsync(4);
        await Expect(page.Locator("ul.links > li")).ToHaveCountAsync(3);
        await seat.PictureAsync("claim");

        await page.Locator(".claim-words bdi").ClickAsync();
        await Expect(page.Locator("mark.sought").First).ToContainTextAsync("This is the largest");

        // The same page from the incident.
        await seat.OpenCaseAsync(served, Case, "incidents");
        await seat.HaveAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "in a ditch near Haldenby" }).ClickAsync();
        var denied = page.Locator(".said-words", new() { HasText = "Nobody who showed a card" });
        await denied.GetByRole(AriaRole.Link, new() { Name = "reading, grades, links" }).ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Somebody denies");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task It_is_read_anew_with_a_reason_and_the_earlier_reading_stays()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "In April, two Green players");
        var page = seat.Page;
        await page.GetByText("Read it anew").ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Read it" });
        var date = form.GetByLabel("Date or interval (EDTF)");
        await Expect(date).ToHaveValueAsync("2031-04");
        await date.FillAsync("in spring");
        var who = form.GetByLabel("Who acts, holds a place, or is under command: the words");
        await who.FillAsync("the players");
        await form.GetByLabel("Who acts, holds a place, or is under command: what they mean")
            .SelectOptionAsync("7th Amber Company (unit)");
        await form.GetByRole(AriaRole.Button, new() { Name = "Another time" }).ClickAsync();
        await Expect(date).ToHaveCountAsync(2);
        await date.Nth(1).FillAsync("2031-05-08");
        await form.GetByLabel("Whose time").Nth(1).SelectOptionAsync("Time of publication");
        await form.GetByRole(AriaRole.Button, new() { Name = "Another count" }).ClickAsync();
        await Expect(form.GetByLabel("Words of the count")).ToHaveCountAsync(2);
        await form.GetByLabel("Words of the count").Last.FillAsync("several");
        await form.GetByLabel("At least").Last.FillAsync("2");
        await form.GetByLabel("Of what").Last.FillAsync("rounds");
        await form.GetByLabel("\"allegedly\": what it hedges").SelectOptionAsync("identity");
        var record = form.GetByRole(AriaRole.Button, new() { Name = "Record the reading" });
        await record.ClickAsync();

        // What is wrong is said, all of it, and what was typed is still there.
        var problems = form.Locator(".problems");
        await Expect(problems).ToContainTextAsync("is no EDTF date");
        await Expect(problems).ToContainTextAsync("reason-missing");
        await Expect(date.First).ToHaveValueAsync("in spring");
        await Expect(who).ToHaveValueAsync("the players");
        await seat.PictureAsync("claim-refused");
        await date.First.FillAsync("2031-04/2031-05");
        await form.GetByLabel("Why it is read anew").FillAsync("The report was published in May");
        await record.ClickAsync();

        var now = page.Locator(".reading-now");
        await Expect(now).ToContainTextAsync("2031-04/2031-05");
        await Expect(now).ToContainTextAsync("taken to mean 7th Amber Company");
        await Expect(now).ToContainTextAsync("is read as 2 or more");
        await Expect(now).ToContainTextAsync("alleged, of the identity");
        await Expect(now).ToContainTextAsync("The report was published in May");
        await page.GetByText("Earlier readings (1)").ClickAsync();
        var earlier = page.Locator(".earlier-readings li");
        await Expect(earlier).ToContainTextAsync("alleged, of the event");
        await Expect(earlier).Not.ToContainTextAsync("7th Amber Company");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task It_is_graded_and_a_later_grade_stands_before_the_earlier_one()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "The marking was allegedly done by");
        var page = seat.Page;
        var scale = page.Locator("[data-scale='admiralty information']");
        await Expect(scale).ToContainTextAsync("not judged");
        await page.GetByText("Grade it", new() { Exact = true }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Grade it" });
        await form.GetByLabel("Scheme and scale").SelectOptionAsync("admiralty, information");
        var grade = form.GetByLabel("Grade", new() { Exact = true });
        var why = form.GetByLabel("Why");
        await grade.SelectOptionAsync("3: possibly true");
        await form.GetByLabel("Of which day").FillAsync("last week");
        await why.FillAsync("Said once, by nobody named");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(form.Locator(".problems")).ToContainTextAsync("is no EDTF date");
        await Expect(why).ToHaveValueAsync("Said once, by nobody named");
        await form.GetByLabel("Of which day").FillAsync("2031-05-10");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(scale.Locator(".grade")).ToHaveTextAsync("3: possibly true");
        await Expect(scale).ToContainTextAsync("of 2031-05-10");
        await Expect(why).ToHaveValueAsync("");

        await grade.SelectOptionAsync("6: truth cannot be judged");
        await why.FillAsync("The company denies it");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(scale.Locator(".grade").First).ToHaveTextAsync("6: truth cannot be judged");
        await scale.GetByText("Earlier grades (1)").ClickAsync();
        await Expect(scale.Locator("ol > li")).ToContainTextAsync("Said once, by nobody named");
        await Expect(page.Locator("[data-scale='admiralty source']")).ToContainTextAsync("not judged");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_hedge_is_corrected_by_adding_and_what_was_known_before_can_be_asked()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "The incident allegedly took place");
        var page = seat.Page;
        await page.GetByText("Correct it", new() { Exact = true }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Correct it" });
        await form.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Hedges");
        var value = form.GetByLabel("What it should say");
        await Expect(value).ToHaveValueAsync("allegedly\nnear");
        await value.FillAsync("allegedly\nprobably");
        await form.GetByLabel("Why").FillAsync("The place is not hedged");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(form.Locator(".problems")).ToContainTextAsync("hedge-not-in-text");
        await Expect(value).ToHaveValueAsync("allegedly\nprobably");
        await value.FillAsync("allegedly");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        var corrections = page.Locator("ol.corrections > li");
        await Expect(corrections).ToContainTextAsync("were allegedly / near; are now allegedly");
        await Expect(page.Locator(".hedges")).Not.ToContainTextAsync("near");

        // Asked as of the fact that recorded it, it was neither read nor corrected, and nothing is recorded.
        var fact = await page.Locator(".claim-facts .fine").Last.TextContentAsync() ?? "";
        var index = fact[(fact.LastIndexOf(' ') + 1)..];
        await page.Locator(".known-then > summary").ClickAsync();
        await page.GetByLabel("At a day, a time (UTC) or a log index").FillAsync(index);
        await page.Locator(".known-then button").ClickAsync();
        await Expect(page.GetByText($"What the record held as of {index}.")).ToBeVisibleAsync();
        await Expect(page.Locator(".hedges")).ToContainTextAsync("near");
        await Expect(page.GetByText("Nobody has read it yet.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Links, names and what links lead to")).ToBeVisibleAsync();
        await Expect(corrections).ToHaveCountAsync(0);
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task It_is_linked_and_the_link_ends_with_a_reason()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "recorded by a drone");
        var page = seat.Page;
        await Expect(page.Locator("ul.links > li")).ToHaveCountAsync(1);
        await page.GetByText("Link it", new() { Exact = true }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Link it" });

        // What a relation can lead to is what is offered.
        await Expect(form.GetByLabel("To what").Locator("option")).ToHaveCountAsync(1);
        await form.GetByLabel("How").SelectOptionAsync("says where it came from");
        await Expect(form.GetByLabel("To what").Locator("option")).ToHaveCountAsync(7);
        await form.GetByLabel("To what").SelectOptionAsync("an observation");
        await form.GetByLabel("Six figures in orange").CheckAsync();
        await form.GetByLabel("Why").FillAsync("The report says so of this recording");
        var record = form.GetByRole(AriaRole.Button, new() { Name = "Record the link" });
        await record.ClickAsync();
        var link = page.Locator("ul.links > li", new() { HasText = "Six figures in orange" });
        await Expect(link).ToContainTextAsync("says where it came from");
        await Expect(link).ToContainTextAsync("The report says so of this recording");

        // Stated once is stated: the second time is refused, and what was typed stays.
        await form.GetByLabel("Six figures in orange").CheckAsync();
        await form.GetByLabel("Why").FillAsync("Said twice");
        await record.ClickAsync();
        await Expect(form.Locator(".problems")).ToContainTextAsync("link-there");
        await Expect(form.GetByLabel("Why")).ToHaveValueAsync("Said twice");

        await link.GetByText("It holds no longer").ClickAsync();
        var end = link.GetByRole(AriaRole.Form);
        await end.GetByLabel("Why").FillAsync("Nobody knows that it is this recording");
        await end.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("ul.links > li")).ToHaveCountAsync(1);
        await page.GetByText("Links that ended (1)").ClickAsync();
        await Expect(page.Locator(".ended-links li"))
            .ToContainTextAsync("Ended because: Nobody knows that it is this recording");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Only_the_own_speaker_takes_a_claim_back_and_it_is_then_listed_against()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenClaimAsync(served, "it was verifying the material");
        var page = seat.Page;
        await page.GetByText("Record that its speaker takes back").ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Record that its speaker takes back" });
        await form.GetByLabel("This is the largest known case").CheckAsync();
        var why = form.GetByLabel("Why");
        await why.FillAsync("It was said too early");
        var record = form.GetByRole(AriaRole.Button, new() { Name = "Record the withdrawal" });
        await record.ClickAsync();
        await Expect(form.Locator(".problems")).ToContainTextAsync("not-own-speaker");
        await Expect(form.Locator(".problems")).ToContainTextAsync("Only \"Head Referee Maren Toldt\"");
        await Expect(why).ToHaveValueAsync("It was said too early");
        await seat.PictureAsync("claim-withdraw");

        await form.GetByLabel("The marking of players with white cards is a").CheckAsync();
        await record.ClickAsync();
        var taken = page.Locator("ul.taken-back > li");
        await Expect(taken).ToContainTextAsync("It was said too early");
        await taken.GetByRole(AriaRole.Link).ClickAsync();
        var against = page.Locator("section[aria-labelledby=against]");
        await Expect(against).ToContainTextAsync("it was verifying the material");
        await Expect(against).ToContainTextAsync("It was said too early");
        await seat.PictureAsync("claim-against");
        await seat.AssertCleanAsync();
    }
}
