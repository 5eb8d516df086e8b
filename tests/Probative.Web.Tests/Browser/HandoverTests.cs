using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class HandoverTests(Chromium chromium)
{
    [Fact]
    public async Task What_the_other_side_will_see_is_seen_first_and_then_handed_over_and_checked()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        await page.GetByLabel("To whom").FillAsync("Referees <b>of</b> appeal");
        await page.GetByLabel("For what purpose").FillAsync("disclosure");
        await page.GetByText("Withhold something").ClickAsync();
        await page.GetByLabel("What stays").FillAsync("from");
        await page.GetByLabel("Reason").FillAsync("source protection");
        await page.GetByText("Preview as they will see it").ClickAsync();

        // An export of a chat was given under conditions that nobody has released: who wants to hand it over
        // is told, and says that it stays.
        await page.GetByText("was given under conditions").WaitForAsync();
        await page.GetByText("Withhold something").ClickAsync();
        await page.GetByLabel("What stays").Nth(1).FillAsync("name:chat-export.json");
        await page.GetByLabel("Reason").Nth(1).FillAsync("the channel asked to stay unnamed");
        await page.GetByText("Preview as they will see it").ClickAsync();
        var preview = page.FrameLocator("iframe.preview");
        await preview.GetByText("Referees <b>of</b> appeal").First.WaitForAsync();
        Assert.True(await page.GetByText("source protection").CountAsync() > 0);
        await seat.PictureAsync("handover-preview");

        var path = scratch["one/package.zip"];
        await page.GetByLabel("Where the package will lie").FillAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await page.GetByText("Handed over to Referees").WaitForAsync();
        Assert.True(File.Exists(path));
        var fingerprint = await page.Locator("dl code").InnerTextAsync();

        await page.GetByText("Check it as the other side would").ClickAsync();
        var check = page.FrameLocator("iframe.whole");
        await check.Locator("#key").FillAsync(fingerprint);
        await check.Locator("#zip").SetInputFilesAsync(path);
        await check.Locator("#result[data-code=\"0\"]").WaitForAsync();
        await seat.PictureAsync("check");
        await seat.AssertCleanAsync();
    }
}
