using Microsoft.Playwright;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>The room of names: lists, the page of one, forms, tables out and in.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class NamesTests(Chromium chromium)
{
    private const string Case = "White cards";
    private const string Auditor = "C. Auditor";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_lists_are_told_and_a_name_in_other_letters_is_offered_with_the_reason()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "names");
        await Expect(Lines(seat)).ToHaveCountAsync(9);
        await Expect(Line(seat, "Green team").First).ToContainTextAsync("Зелені [uk]");
        await Expect(Line(seat, "7th Amber Company")).ToContainTextAsync("Not the battalion of that number");
        await seat.PictureAsync("names-entities");
        await LinkAsync(seat, "Places");
        await Expect(Lines(seat)).ToHaveCountAsync(3);
        await Expect(Line(seat, "Haldenby")).ToContainTextAsync("1.62, 3.41, within 2,000 m");
        await Expect(Line(seat, "The east of the")).ToContainTextAsync("no position recorded");
        await LinkAsync(seat, "Sources");
        await Expect(Lines(seat)).ToHaveCountAsync(4);
        await Expect(Line(seat, "Osk Evening Post")).ToContainTextAsync("outlet");

        await LinkAsync(seat, "Entities");
        await Expect(Lines(seat)).ToHaveCountAsync(9);
        var find = seat.Page.GetByLabel("A name as it stands somewhere");
        await find.FillAsync("Марен Тольдт");
        await find.PressAsync("Enter");
        await Expect(Lines(seat)).ToHaveCountAsync(1);
        await Expect(Lines(seat)).ToContainTextAsync("The same letters in Latin: Maren Toldt");
        Assert.Contains("find=", seat.Page.Url, StringComparison.Ordinal);
        await seat.PictureAsync("names-find");

        // The address alone leads to the same; what nothing comes near to is told.
        await seat.OpenAsync(served, new Uri(seat.Page.Url).PathAndQuery);
        await Expect(Lines(seat)).ToHaveCountAsync(1);
        await find.FillAsync("Nobody of this name");
        await find.PressAsync("Enter");
        await Expect(seat.Page.GetByText("Nothing in this list comes near these words.")).ToBeVisibleAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task An_entity_is_added_and_described_anew_and_what_was_said_before_stays()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "names");
        var page = seat.Page;
        await page.GetByText("Add an entity").ClickAsync();
        await page.GetByLabel("The name that lists show").FillAsync("8th Amber Company");
        await page.GetByLabel("Kind").SelectOptionAsync("unit");
        await page.GetByLabel("Other spellings").FillAsync("8 рота [uk]");
        await page.GetByLabel("Remark").FillAsync("Of the second day");
        await ButtonAsync(page, "Record");
        await Expect(Lines(seat)).ToHaveCountAsync(10);

        // A second one of the same name is recorded, and told.
        await page.GetByLabel("The name that lists show").FillAsync("8th Amber Company");
        await page.GetByLabel("Kind").SelectOptionAsync("group");
        await ButtonAsync(page, "Record");
        await Expect(page.Locator(".problems")).ToContainTextAsync("same-name");
        await Expect(Lines(seat)).ToHaveCountAsync(11);
        await Line(seat, "8th Amber Company").First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("8th Amber Company");
        await Expect(Part(page, "spellings")).ToContainTextAsync("8 рота [uk]");
        await Expect(Part(page, "earlier")).ToContainTextAsync("It was described once.");

        // Described anew: what was said before stands below, with when and by whom.
        await page.GetByText("Describe this entity anew").ClickAsync();
        await page.GetByLabel("Kind").SelectOptionAsync("group");
        await page.GetByLabel("Remark").FillAsync("Of the third day");
        await page.GetByLabel("Why it is described anew").FillAsync("The second report says so");
        await ButtonAsync(page, "Describe anew");
        await Expect(Part(page, "described")).ToContainTextAsync("The second report says so");
        await Expect(Part(page, "described")).ToContainTextAsync("Of the third day");
        await Expect(Part(page, "earlier")).ToContainTextAsync("Of the second day");
        await Expect(Part(page, "earlier")).ToContainTextAsync("investigator-");
        await Expect(Part(page, "earlier").Locator("li")).ToHaveCountAsync(1);
        await seat.PictureAsync("names-entity");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_spelling_is_added_and_two_are_kept_apart_each_with_a_reason()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "names");
        var page = seat.Page;
        await LinkAsync(seat, "7th Amber Battalion");
        await page.GetByText("Add a spelling").ClickAsync();
        await page.GetByLabel("The spelling").FillAsync("Сьомий батальйон");
        await page.GetByLabel("Its language").FillAsync("Ukrainian");
        await page.GetByLabel("Why it is the same").FillAsync("The channel calls it so");
        await ButtonAsync(page, "Add the spelling");
        await Expect(Part(page, "spellings").Locator(".problems")).ToContainTextAsync("bad-value");
        await Expect(page.GetByLabel("The spelling")).ToHaveValueAsync("Сьомий батальйон");
        await page.GetByLabel("Its language").FillAsync("uk");
        await ButtonAsync(page, "Add the spelling");
        await Expect(Part(page, "spellings")).ToContainTextAsync("The channel calls it so");
        await Expect(Part(page, "spellings").Locator(".problems")).ToHaveCountAsync(0);

        await page.GetByText("Keep apart from another").ClickAsync();
        await page.GetByLabel("Must not be taken for").SelectOptionAsync("7th Amber Company");
        await page.GetByLabel("How they differ").FillAsync("A battalion and a company");
        await ButtonAsync(page, "Keep apart");
        await Expect(Part(page, "apart").Locator("li")).ToContainTextAsync("A battalion and a company");
        await seat.PictureAsync("names-apart");
        await Part(page, "apart").GetByRole(AriaRole.Link, new() { Name = "7th Amber Company" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("7th Amber Company");
        await Expect(Part(page, "apart")).ToContainTextAsync("A battalion and a company");
        await LinkAsync(seat, "Where it is alleged to have acted");
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("of 2 alleged incidents");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_place_tells_who_is_said_to_hold_it_and_a_position_without_a_basis_is_refused()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "names?of=place");
        var page = seat.Page;
        await page.GetByText("Add a place").ClickAsync();
        await page.GetByLabel("The name that lists show").FillAsync("Upper Osk");
        await page.GetByLabel("Latitude").FillAsync("1.7");
        await page.GetByLabel("Longitude").FillAsync("3.3");
        await page.GetByLabel("Radius in metres").FillAsync("a mile");
        await ButtonAsync(page, "Record");
        await Expect(page.Locator(".problems li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".problems")).ToContainTextAsync("bad-value");
        await Expect(page.GetByLabel("Radius in metres")).ToHaveValueAsync("a mile");
        await page.GetByLabel("Radius in metres").FillAsync("800");
        await ButtonAsync(page, "Record");
        await Expect(page.Locator(".problems")).ToContainTextAsync("Nobody can check a position");
        await seat.PictureAsync("names-refused");
        await page.GetByLabel("Where this is from").FillAsync("The map of the exercise");
        await ButtonAsync(page, "Record");
        await Expect(Line(seat, "Upper Osk")).ToContainTextAsync("1.7, 3.3, within 800 m");

        await page.GetByRole(AriaRole.Link, new() { Name = "Haldenby", Exact = true }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Haldenby");
        var held = Part(page, "held");
        await Expect(held.Locator("li")).ToHaveCountAsync(4);
        await Expect(held.Locator("li").First).ToContainTextAsync("the Green team: 2030-08-01 to 2031-03-10");
        await Expect(held.Locator("li").First).ToContainTextAsync("Disputed for days that can be the same");
        await Expect(held.Locator("li").Last).ToContainTextAsync("2031-02-01 to open");
        await Expect(held.Locator("li").Last).ToContainTextAsync("taken to be Amber team");
        await seat.PictureAsync("names-place");
        await LinkAsync(seat, "All places");
        await LinkAsync(seat, "Upper Osk");
        await Expect(Part(page, "held")).ToContainTextAsync("unknown");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_table_goes_out_and_comes_in_and_a_bad_row_is_named()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "names?of=place");
        var page = seat.Page;
        await page.GetByText("Places as a table (CSV)").ClickAsync();
        var download = page.GetByRole(AriaRole.Link, new() { Name = "Download all places" });
        await Expect(download).ToBeVisibleAsync();
        var given = await page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        Assert.Equal("places.csv", given.SuggestedFilename);
        var table = Path.Combine(served.Folder, "places.csv");
        await given.SaveAsAsync(table);
        var text = await File.ReadAllTextAsync(table, Ct);
        Assert.Contains(
            "Haldenby,Haldenbi|Гальденбі [uk]|Гальденби [ru],1.62,3.41,2000,,The map", text,
            StringComparison.Ordinal);

        await File.AppendAllTextAsync(
            table, "The mill,,1.6,3.4,200,,A sketch\r\nThe ford,,91,3.4,200,,A sketch\r\n", Ct);
        await page.WaitForFunctionAsync(
            "() => document.querySelector('#table-file')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("#table-file").SetInputFilesAsync(table);
        await ButtonAsync(page, "Take it in");
        await Expect(page.GetByText("Went in: 1.")).ToBeVisibleAsync();
        await Expect(page.GetByText("There already: 3.")).ToBeVisibleAsync();
        await Expect(page.Locator(".went-in li")).ToHaveTextAsync("The mill");
        await Expect(page.Locator(".problems li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".problems")).ToContainTextAsync("Row 6 (line 6), column latitude");
        await Expect(page.Locator(".problems")).ToContainTextAsync("bad-row");
        await Expect(Lines(seat)).ToHaveCountAsync(4);
        await page.Locator(".went-in a").ScrollIntoViewIfNeededAsync();
        await seat.PictureAsync("names-table");

        // Whoever took it out stands in the access log; sources have no table, and nobody has another case.
        await CommandRun.OfAsync(served.Folder, "member", "add", Auditor, "--role", "auditor", "--json");
        var read = await CommandRun.OfAsync(served.Folder, "access", "list", "--as", Auditor, "--json");
        Assert.Contains("place export", read.Output, StringComparison.Ordinal);
        var address = new Uri(page.Url).AbsolutePath;
        foreach (var (of, status) in ((string, int)[])
            [($"{address}.csv?of=entity", 200), ($"{address}.csv?of=source", 404), ($"{address}.csv", 404),
             ("/case/410ee73cec2430de727cc8b529cbbd00/names.csv?of=place", 404)])
        {
            var answer = await page.APIRequest.GetAsync(new Uri(served.Base, of).ToString());
            Assert.Equal(status, answer.Status);
        }

        await seat.AssertCleanAsync();
    }

    private static ILocator Lines(Seat seat) => seat.Page.Locator("ul.names > li");

    private static ILocator Line(Seat seat, string name) =>
        Lines(seat).Filter(new() { HasText = name });

    private static ILocator Part(IPage page, string name) =>
        page.Locator($"section[aria-labelledby={name}]");

    private static ILocator Heading(IPage page) => page.Locator("main h1");

    private static Task LinkAsync(Seat seat, string name) =>
        seat.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

    private static Task ButtonAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
