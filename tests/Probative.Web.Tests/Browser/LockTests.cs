using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// A page that nobody touches is covered; who began it comes back by a word, or by a new link.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class LockTests(Chromium chromium)
{
    private const string Word = "grey heron";

    // Minutes; the cover has them, so that a test need not wait for a quarter of an hour.
    private const string Impatient = "() => document.getElementById('locked').dataset.idle = '0.02'";

    [Fact]
    public async Task An_idle_page_is_covered_and_keeps_what_was_typed_for_who_knows_the_word()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await EnterAsync(seat, served, Word);
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        await page.GetByLabel("To whom").FillAsync("typed and not sent");
        await page.EvaluateAsync(Impatient);
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Locked" }).WaitForAsync();
        await seat.PictureAsync("locked");

        // Neither seen, nor reached, nor read aloud; the title tells nothing either.
        Assert.False(await page.Locator("#to").IsVisibleAsync());
        Assert.True(await page.EvaluateAsync<bool>(
            "() => document.querySelector('.workbench').closest('[inert]') !== null"));
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Record" }).CountAsync());
        Assert.Equal("Locked", await page.TitleAsync());
        await page.Keyboard.PressAsync("F9");
        Assert.False(await page.Locator("#to").IsVisibleAsync());

        // The server gives nothing either, whatever becomes of the cover.
        Assert.EndsWith("/locked?to=%2Frecord", await page.EvaluateAsync<string>(
            "async () => (await fetch('/record')).url"), StringComparison.Ordinal);

        var word = page.GetByLabel("Your word, or a new link of yours");
        await Assertions.Expect(word).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("black stork");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("That is not the word").WaitForAsync();
        await page.EvaluateAsync("() => document.getElementById('locked').dataset.idle = '15'");
        await page.Keyboard.TypeAsync(Word);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#locked").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("typed and not sent", await page.GetByLabel("To whom").InputValueAsync());

        // And it works on: what is asked now is told.
        await page.GetByLabel("For what purpose").FillAsync("disclosure");
        await page.GetByText("Preview as they will see it").ClickAsync();
        await page.GetByText("was given under conditions").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Without_a_word_a_new_link_of_the_same_member_opens_every_tab()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await EnterAsync(seat, served, "");
        await seat.OpenAsync(served, "/record");
        var other = await seat.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(served.Base, "/record").ToString());
        await other.Locator("main h1").WaitForAsync();
        await seat.Page.Keyboard.PressAsync("Alt+l");
        await other.GetByRole(AriaRole.Dialog, new() { Name = "Locked" }).WaitForAsync();

        // A page that is loaded anew is that of the lock, and leads back.
        await other.ReloadAsync();
        await other.GetByLabel("Your word, or a new link of yours").FillAsync("anything");
        await other.GetByLabel("Your word, or a new link of yours").PressAsync("Enter");
        await other.GetByText("Only a new link of yours opens this").WaitForAsync();
        await other.GetByLabel("Your word, or a new link of yours").FillAsync(await LinkAsync(served));
        await other.GetByLabel("Your word, or a new link of yours").PressAsync("Enter");
        await Assertions.Expect(other).ToHaveURLAsync(new Regex("/record$"));
        await other.Locator(".rail").WaitForAsync();

        await seat.Page.GetByLabel("Your word, or a new link of yours").FillAsync(await LinkAsync(served));
        await seat.Page.GetByLabel("Your word, or a new link of yours").PressAsync("Enter");
        await seat.Page.Locator("#locked").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task The_menu_of_the_person_shows_them_their_minutes_and_locks()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await EnterAsync(seat, served, Word);
        await seat.OpenAsync(served, "/record");
        await seat.Page.Locator("details.person summary").FocusAsync();
        await seat.Page.Keyboard.PressAsync("Enter");
        await seat.Page.GetByText("you looked at uncovered material for 0 minutes").WaitForAsync();
        await seat.PictureAsync("person-menu");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Lock" }).ClickAsync();
        await seat.Page.GetByRole(AriaRole.Dialog, new() { Name = "Locked" }).WaitForAsync();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await seat.Page.GetByText("You are signed out.").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    private static async Task EnterAsync(Seat seat, Served served, string word)
    {
        await seat.Page.GotoAsync(served.Link);
        await seat.Page.Locator("#word").FillAsync(word);
        await seat.Page.Locator("#word").PressAsync("Enter");
        await seat.Page.Locator(".rail").WaitForAsync();
    }

    /// <summary>A new link, by the command line beside the server.</summary>
    private static async Task<string> LinkAsync(Served served)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "out/probative"))
        {
            RedirectStandardOutput = true,
        };
        foreach (var word in (string[])["member", "link", "A. Investigator", "--vault", served.Vault])
            start.ArgumentList.Add(word);
        start.Environment["PROBATIVE_STATE"] = Path.Combine(served.Folder, "state");
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return told.Split('\n').Single(line => line.Contains("/in/", StringComparison.Ordinal)).Trim();
    }
}
