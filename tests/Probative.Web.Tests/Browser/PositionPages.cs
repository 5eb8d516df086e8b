using Microsoft.Playwright;

namespace Probative.Web.Tests.Browser;

/// <summary>How tests review the positions of an item, on its page.</summary>
internal static class PositionPages
{
    /// <summary>Asks where the only position is, for a reason, and decides, by keys alone.</summary>
    public static async Task ReviewPositionAsync(this Seat seat, string reason, bool isShown)
    {
        var page = seat.Page;
        await page.FocusAsync("#why-where");
        await page.Keyboard.TypeAsync("to review it");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".position-review").First.WaitForAsync();
        await page.FocusAsync("#position-0");
        await page.Keyboard.TypeAsync(reason);
        await page.Keyboard.PressAsync("Tab");
        if (!isShown) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var told = isShown ? "may be shown" : "kept hidden";
        await page.Locator("#positions .tag", new PageLocatorOptions { HasText = told }).First.WaitForAsync();
    }
}
