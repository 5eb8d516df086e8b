using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>The room of searches: over all cases, in one, by kinds; and what is refused.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class SearchTests(Chromium chromium)
{
    [Fact]
    public async Task Things_of_every_kind_are_found_by_any_form_of_their_words_and_lead_to_where_they_are()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/search");
        var words = seat.Page.Locator("#search-words");
        await words.FillAsync("villages");
        await words.PressAsync("Enter");
        var found = seat.Page.Locator(".search-found > li");
        await Expect(seat.Page.Locator("main [role=status] strong")).ToContainTextAsync("found");
        await Expect(found.Locator("mark").First).ToContainTextAsync("illage");
        await seat.PictureAsync("search");
        var all = await found.CountAsync();

        // Only claims: they keep what their own page says of them, and lead to their words.
        await seat.Page.GetByLabel("claim", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await seat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search" }).ClickAsync();
        await Expect(seat.Page).ToHaveURLAsync(new Regex(@"/search\?words=villages&kind=claim$"));
        await seat.HaveAsync();
        await Expect(found.First.Locator(".tag")).ToHaveTextAsync("claim");
        await Expect(found.First).ToContainTextAsync("said by");
        Assert.True(await found.CountAsync() < all, $"{all} things and as many claims");
        await found.First.Locator("a").ClickAsync();
        await Expect(seat.Page).ToHaveURLAsync(new Regex(@"/items/[0-9a-f]+\?claim="));
        await seat.Page.Locator("main h1").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task The_field_in_the_bar_searches_the_case_that_is_open()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "White cards", "incidents");
        await seat.HaveAsync();
        var field = seat.Page.Locator(".top-search input");
        await field.FillAsync("incident -nothing cards*");
        await field.PressAsync("Enter");
        await Expect(seat.Page).ToHaveURLAsync(new Regex(@"/search\?words=.*&case="));
        await seat.ArriveAsync();
        await Expect(seat.Page.Locator("#search-case option:checked")).ToHaveTextAsync("White cards");
        await Expect(seat.Page.Locator("#search-words")).ToHaveValueAsync("incident -nothing cards*");

        // What cannot be asked is refused with what to do, and stays in the field.
        await seat.Page.Locator("#search-words").FillAsync("-village");
        await seat.Page.Locator("#search-words").PressAsync("Enter");
        await Expect(seat.Page.Locator(".problems")).ToContainTextAsync("search-only-without");
        await Expect(seat.Page.Locator("#search-words")).ToHaveValueAsync("-village");

        await seat.Page.Locator("#search-words").FillAsync("zzyzx");
        await seat.Page.Locator("#search-words").PressAsync("Enter");
        await Expect(seat.Page.Locator("main [role=status] strong")).ToHaveTextAsync("0 found.");
        await seat.AssertCleanAsync();
    }
}
