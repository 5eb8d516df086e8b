using System.IO.Compression;
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
        await page.GetByText("If they are met, release them below").WaitForAsync();
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

        // One byte of one item is another: it is named.
        var changed = ChangeItem(path, scratch["one/changed.zip"]);
        await check.Locator("#zip").SetInputFilesAsync(scratch["one/changed.zip"]);
        await check.Locator("#result[data-code=\"1\"]").WaitForAsync();
        await check.GetByText(changed).First.WaitForAsync();
        await seat.PictureAsync("check-changed");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task By_keys_alone_something_is_withheld_previewed_and_handed_over()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "handover");
        var keys = seat.Page.Keyboard;
        await seat.Page.TabToAsync("#to");
        await keys.TypeAsync("Referees of appeal");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("disclosure");
        await seat.Page.TabToAsync(".handover fieldset > button");
        await keys.PressAsync("Enter");
        await seat.Page.GetByLabel("What stays").WaitForAsync();
        foreach (var _ in (string[])["remove", "reason", "what"]) await keys.PressAsync("Shift+Tab");
        await keys.TypeAsync("name:chat-export.json");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("the channel asked to stay unnamed");

        // From whom it came stands in two more facts, and may.
        await seat.Page.TabToAsync("#confirm");
        await keys.TypeAsync("from");
        await seat.Page.TabToAsync("#out");
        await keys.PressAsync("Control+A");
        await keys.TypeAsync(scratch["one/package.zip"]);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await seat.Page.Locator("iframe.preview").WaitForAsync();
        await seat.Page.TabToAsync(".handover form > p button[type=button]");
        await keys.PressAsync("Enter");
        await seat.Page.GetByText("Handed over to Referees").WaitForAsync();
        Assert.True(File.Exists(scratch["one/package.zip"]));
        await seat.Page.TabToAsync("a.button[href='/check']");
        await keys.PressAsync("Enter");
        await seat.Page.Locator("iframe.whole").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    /// <summary>Copies a package with one byte of one item changed; the item's path in it.</summary>
    private static string ChangeItem(string package, string to)
    {
        File.Copy(package, to);
        using var zip = ZipFile.Open(to, ZipArchiveMode.Update);
        var entry = zip.Entries.First(one => one.FullName.Contains("data/items/", StringComparison.Ordinal));
        using var bytes = entry.Open();
        var first = bytes.ReadByte();
        bytes.Position = 0;
        bytes.WriteByte((byte)(first ^ 1));
        return entry.FullName[entry.FullName.IndexOf("data/", StringComparison.Ordinal)..];
    }
}
