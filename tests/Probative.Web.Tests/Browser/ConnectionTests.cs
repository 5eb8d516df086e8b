using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class ConnectionTests(Chromium chromium)
{
    [Fact]
    public async Task A_page_says_that_the_server_is_gone_and_that_it_is_back()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        await seat.Page.GetByLabel("To whom").FillAsync("typed and not sent");
        served.Kill();
        await seat.Page.GetByText("The connection to the server is lost.").WaitForAsync();
        await seat.PictureAsync("connection-lost");
        Assert.Equal("typed and not sent", await seat.Page.GetByLabel("To whom").InputValueAsync());

        await using var again = await served.AgainAsync();
        await seat.Page.GetByText("The server was started anew").WaitForAsync();
        await seat.EnterAsync(again);
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Lower Osk" }).WaitForAsync();
    }

    [Fact]
    public async Task A_form_half_typed_survives_a_lost_connection_and_is_sent_after_it()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        var isDown = false;
        IWebSocketRoute? socket = null;
        await page.RouteWebSocketAsync(new Regex("/_blazor"), route =>
        {
            route.ConnectToServer();
            socket = route;
        });
        await page.RouteAsync(new Regex("/_blazor"), route =>
            isDown ? route.AbortAsync() : route.ContinueAsync());
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        await page.GetByLabel("To whom").FillAsync("Referees of appeal");
        await page.Locator("#purpose").FillAsync("half of what");

        isDown = true;
        await socket!.CloseAsync();
        await page.GetByText("The connection to the server is lost.").WaitForAsync();
        await page.Locator("#purpose").PressSequentiallyAsync(" was meant");
        isDown = false;
        await page.GetByText("The connection to the server is lost.").WaitForAsync(
            new() { State = WaitForSelectorState.Hidden });
        await page.Locator("#purpose").PressSequentiallyAsync(" to be said");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("iframe.preview, .problems").First.WaitForAsync(new() { Timeout = 60_000 });
        Assert.Equal("Referees of appeal", await page.GetByLabel("To whom").InputValueAsync());
        Assert.Equal("half of what was meant to be said", await page.Locator("#purpose").InputValueAsync());
    }

    [Fact]
    public async Task One_key_hides_everything_and_nothing_typed_meanwhile_arrives()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        var to = seat.Page.GetByLabel("To whom");
        await to.FocusAsync();
        await seat.Page.Keyboard.PressAsync("F9");
        await seat.Page.GetByText("Everything is hidden.").WaitForAsync();
        Assert.False(await to.IsVisibleAsync());
        await seat.Page.Keyboard.TypeAsync("unseen");
        await seat.Page.Keyboard.PressAsync("F9");
        Assert.True(await to.IsVisibleAsync());
        Assert.Equal("", await to.InputValueAsync());
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_wrong_address_and_a_case_of_others_look_the_same()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/nothing/there");
        await seat.Page.GetByText("There is nothing here").WaitForAsync();
        await seat.OpenAsync(served, "/case/00000000000000000000000000000000/case");
        await seat.Page.GetByText("case-not-found").WaitForAsync();
    }
}
