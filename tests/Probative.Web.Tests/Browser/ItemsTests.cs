using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class ItemsTests(Chromium chromium)
{
    [Fact]
    public async Task Items_are_filtered_by_the_address_and_opened_by_the_keyboard_alone()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var items = await seat.Page.Locator(".cases a").First.GetAttributeAsync("href");

        await seat.OpenAsync(served, items + "?find=osk*&sort=name");
        var status = seat.Page.Locator(".items-head [role=status]");
        await Expect(status).ToHaveTextAsync("8 items match");
        await Expect(seat.Page.Locator("#item-0")).ToContainTextAsync("chat-export.json");

        await seat.Page.FocusAsync(".items-scroll");
        await seat.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(seat.Page.Locator("#item-1")).ToHaveClassAsync("items-row active");
        await seat.Page.Keyboard.PressAsync(" ");
        await Expect(seat.Page.Locator(".items-bulk strong")).ToHaveTextAsync("1 selected");
        await seat.Page.Keyboard.PressAsync("ArrowRight");
        await seat.Page.Locator(".items-row.made").First.WaitForAsync();
        await seat.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(seat.Page.Locator(".items-row.made")).ToHaveCountAsync(0);
        await seat.Page.Keyboard.PressAsync("End");
        await Expect(seat.Page.Locator("#item-7")).ToHaveClassAsync("items-row active");
        var last = await seat.Page.Locator("#item-7").GetAttributeAsync("data-item");

        // Only what a filter of the form asks for is in the address, and it can be sent.
        await seat.Page.FillAsync("input[name=find]", "");
        await seat.Page.FillAsync("input[name=name]", "aerial");
        await seat.Page.PressAsync("input[name=name]", "Enter");
        await Expect(status).ToHaveTextAsync("4 items match");
        Assert.EndsWith("?name=aerial&sort=name", seat.Page.Url, StringComparison.Ordinal);

        // Back once is the list before: by no words any more, and not yet by a name.
        await seat.Page.GoBackAsync();
        await Expect(status).ToHaveTextAsync("41 items");
        await seat.Page.Locator("#item-0").WaitForAsync();
        await seat.Page.Locator(".items-scroll").PressAsync("Home");
        await Expect(seat.Page.Locator("#item-0")).ToHaveClassAsync("items-row active");
        await seat.Page.Locator(".items-scroll").PressAsync("Enter");

        // Not WaitForURLAsync: it can miss an address that changes while it begins to wait.
        await Expect(seat.Page).ToHaveURLAsync(new Regex($"{items}/[0-9a-f]{{32}}$"));
        Assert.NotEqual(last, seat.Page.Url.Split('/')[^1]);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Selected_items_are_restricted_with_a_reason_and_leave_the_list()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var items = await seat.Page.Locator(".cases a").First.GetAttributeAsync("href");
        await seat.OpenAsync(served, items + "?name=aerial");
        var status = seat.Page.Locator(".items-head [role=status]");
        await Expect(status).ToHaveTextAsync("4 items match");
        await seat.Page.FocusAsync(".items-scroll");
        await seat.Page.Keyboard.PressAsync(" ");
        await seat.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Restrict ..." })
            .ClickAsync();
        await seat.Page.GetByLabel("Why they are to be hidden").FillAsync("A witness can be recognised.");
        await seat.Page.GetByLabel("Why they are to be hidden").PressAsync("Enter");
        await Expect(status).ToHaveTextAsync("3 items match 1 restricted ones are left out.");
        await seat.OpenAsync(served, items + "?name=aerial&restricted=1");
        await Expect(status).ToHaveTextAsync("4 items match");
        await Expect(seat.Page.Locator("#item-0 .tag")).ToHaveTextAsync("restricted");

        await seat.OpenAsync(served, items + "?sheet=1");
        await seat.Page.Locator(".sheet-item").First.WaitForAsync();
        var download = await seat.Page.RunAndWaitForDownloadAsync(
            () => seat.Page.GetByText("Export this list as CSV").ClickAsync());
        var lines = await File.ReadAllLinesAsync(
            await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("id,name,sha256,size_bytes,type", lines[0], StringComparison.Ordinal);
        Assert.Equal(41, lines.Length);
        await seat.AssertCleanAsync();
    }
}
