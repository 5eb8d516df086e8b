using Microsoft.Playwright;

namespace Probative.Web.Tests.Browser;

/// <summary>The page of a claim, as tests come to it.</summary>
internal static class ClaimPages
{
    /// <summary>Opens it from the first report of the case "White cards", in which it stands.</summary>
    public static async Task OpenClaimAsync(this Seat seat, Served served, string words)
    {
        await seat.OpenCaseAsync(served, "White cards", "items");
        var room = new Uri(seat.Page.Url).AbsolutePath;
        await seat.OpenAsync(served, $"{room}/name:report-en-03.txt");
        await seat.Page.Locator(".item-head").WaitForAsync();
        var claim = seat.Page.Locator("ul.claims > li", new() { HasText = words });
        await claim.GetByRole(AriaRole.Link, new() { Name = "Reading, grades, links" }).ClickAsync();

        // It asks for everything that the claim is linked with.
        await seat.Page.Locator(".claim-facts").WaitForAsync(new() { Timeout = 90_000 });
    }
}
