using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Probative.Web.Tests.Browser;

/// <summary>The pages of items, as tests go through them.</summary>
internal static partial class ItemPages
{
    /// <summary>Opens the page of an item of the sample case by its name.</summary>
    public static async Task OpenItemAsync(this Seat seat, Served served, string name)
    {
        await seat.OpenAsync(served, "/");
        var address = await seat.Page.Locator("ul.cases a").First.GetAttributeAsync("href") ?? "";
        var @case = CaseForm().Match(address).Value;
        await seat.OpenAsync(served, $"{@case}/items/name:{name}");
        await seat.Page.Locator(".item-head").WaitForAsync();
    }

    /// <summary>Gives a reason and waits for what is then shown.</summary>
    public static async Task LookAsync(this Seat seat, string shown)
    {
        await seat.Page.Locator("[data-reason=ReasonReview]").First.ClickAsync();
        await seat.Page.Locator(shown).First.WaitForAsync(new() { Timeout = 120_000 });
    }

    /// <summary>Presses Tab until the thing has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        const int most = 80;
        for (var pressed = 0; pressed < most; pressed++)
        {
            var script = "it => document.activeElement?.matches(it) ?? false";
            if (await page.EvaluateAsync<bool>(script, selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab does not lead to {selector}.");
    }

    /// <summary>Waits until the browser says that it shows this frame.</summary>
    public static Task WaitForFrameAsync(this IPage page, int frame) =>
        page.Locator($".player[data-frame='{frame}']").First.WaitForAsync();

    [GeneratedRegex("^/case/[0-9a-f]{32}")]
    private static partial Regex CaseForm();
}
