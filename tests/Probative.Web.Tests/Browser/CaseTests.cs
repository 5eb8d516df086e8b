using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>The room of a case, by keyboard where something is added.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class CaseTests(Chromium chromium)
{
    [Fact]
    public async Task Tasks_and_notes_are_added_and_ended_by_keyboard_and_are_due_until_then()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Lower Osk", "case");

        await page.GetByLabel("What is to be done").FocusAsync();
        await page.Keyboard.TypeAsync("Ask the <b>harbour</b> office");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("A.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("2020-05");
        await page.Keyboard.PressAsync("Enter");
        var task = page.Locator("ul.agenda.open li");
        await task.GetByText("Ask the <b>harbour</b> office").WaitForAsync();
        await task.GetByText("Overdue").WaitForAsync();
        await task.GetByText("For A. Investigator").WaitForAsync();
        var due = page.Locator("section:has(#due)");
        await due.GetByText("days ago").WaitForAsync();

        await page.GetByLabel("Note", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("The office answers on weekdays alone.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("ul.notes").GetByText("The office answers on weekdays alone.").WaitForAsync();
        await seat.PictureAsync("case");

        // What a date is not, is said; and what was typed is still there.
        await page.GetByLabel("What is to be done").FillAsync("Another");
        await page.GetByLabel("By when").FillAsync("soon");
        await page.GetByLabel("By when").PressAsync("Enter");
        await page.GetByText("\"soon\" is no EDTF date.").WaitForAsync();
        Assert.Equal("Another", await page.GetByLabel("What is to be done").InputValueAsync());

        await task.GetByRole(AriaRole.Button, new() { Name = "Done:" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("What came of it")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Closed since Monday.");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("No task is open.").WaitForAsync();
        await page.GetByText("Done or dropped: 1").ClickAsync();
        await page.GetByText("Closed since Monday.").First.WaitForAsync();
        Assert.Equal(0, await due.GetByText("days ago").CountAsync());
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Somebody_is_added_gets_one_link_shown_once_and_is_let_into_the_case()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Lower Osk", "case");
        await page.GetByLabel("Add somebody to the vault").FillAsync("Ola Nordby");
        await page.GetByLabel("Add somebody to the vault").PressAsync("Enter");
        var shown = page.Locator("#new-link");
        await shown.WaitForAsync();
        Assert.Equal(1, await page.GetByText("/in/").CountAsync());
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();
        await page.GetByText("Copied.").WaitForAsync();
        var link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(await shown.InnerTextAsync(), link);
        await seat.PictureAsync("case-member");

        await page.GetByLabel("Role", new() { Exact = true }).FillAsync("analyst");
        await page.GetByLabel("Role", new() { Exact = true }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Cell, new() { Name = "Ola Nordby" }).WaitForAsync();
        await page.ReloadAsync();
        await page.Locator("main h1").WaitForAsync();
        Assert.Equal(0, await page.GetByText("/in/").CountAsync());

        var other = await chromium.SitAsync();
        await other.Page.GotoAsync(link);
        await other.Page.GetByText("This link is for Ola Nordby.").WaitForAsync();
        await other.Page.ClickAsync("button.main");
        await other.Page.GetByText("Lower Osk").WaitForAsync();
        await seat.AssertCleanAsync();
        await other.AssertCleanAsync();
    }

    [Fact]
    public async Task Conditions_are_released_where_they_stand_in_the_way_and_the_preview_is_made_anew()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        await page.GetByLabel("To whom").FillAsync("Referees");
        await page.GetByLabel("For what purpose").FillAsync("disclosure");
        await page.GetByText("Preview as they will see it").ClickAsync();
        await page.GetByText("Conditions that stand in the way").WaitForAsync();
        await page.GetByText("Release these conditions").First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Why they bind no more")).ToBeFocusedAsync();
        await page.GetByLabel("Why they bind no more").FillAsync("The channel agreed.");
        await page.GetByLabel("What that rests on").FillAsync("A letter of 3 May");
        await seat.PictureAsync("handover-conditions");
        await page.GetByLabel("What that rests on").PressAsync("Enter");
        await page.FrameLocator("iframe.preview").GetByText("Referees").First.WaitForAsync();
        Assert.Equal(0, await page.GetByText("was given under conditions").CountAsync());
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task The_rail_knows_the_last_case_after_a_page_of_no_case_is_loaded_anew()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "case");
        var items = await seat.Page.Locator(".rail a[href$='/items']").GetAttributeAsync("href");
        await seat.OpenAsync(served, "/record");
        await seat.Page.ReloadAsync();
        await seat.Page.Locator($".rail a[href='{items}']").WaitForAsync();
        await seat.AssertCleanAsync();
    }
}
