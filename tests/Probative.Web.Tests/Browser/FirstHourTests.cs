using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// The first hour of somebody who has a folder of files and nothing else: from the welcome to a package that
/// the other side can check, in one sitting. Its pictures are those of the README.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class FirstHourTests(Chromium chromium)
{
    private const int PatienceMs = 120_000;

    private static readonly string s_material = Path.Combine(Repository.Root, "out/sample-material/material");

    [Fact]
    public async Task From_the_welcome_to_a_package_that_the_other_side_has_checked()
    {
        using var scratch = new Scratch();
        await using var served = await Served.EmptyAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.Page.GetByText("Check a package I received").WaitForAsync();
        await seat.PictureAsync("welcome");

        await StartAsync(seat, scratch["one/vault"]);
        var @case = await BringAsync(seat, served);
        await SeeVideoAsync(seat, served, @case);
        await ReadAsync(seat, served, @case);
        await HandOverAsync(seat, served, @case, scratch["one/package.zip"]);

        await seat.OpenAsync(served, "/record");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await seat.Page.GetByText("0 damaged").WaitForAsync();
        await seat.PictureAsync("record-checked");
        await seat.AssertCleanAsync();
    }

    private static async Task StartAsync(Seat seat, string vault)
    {
        var page = seat.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a case" }).ClickAsync();
        await page.GetByLabel("What do you call the case?").FillAsync("Harbour Ridge");
        await page.GetByLabel("What is it for?").FillAsync("Training exercise: the white card rule");
        await page.GetByLabel("What allows it?").FillAsync("Exercise order 7");
        await page.GetByLabel("Your name").FillAsync("Ira Karst");
        await page.GetByLabel("A new or empty folder").FillAsync(vault);
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync("several words, invented");
        await page.GetByLabel("The passphrase again").FillAsync("several words, invented");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a case" }).ClickAsync();
        await page.Locator("code.recovery").WaitForAsync();
        await page.GetByText("I printed it: go on").ClickAsync();
        await page.GetByText("This link is for Ira Karst.").WaitForAsync();
        await page.ClickAsync("button.main");
        await page.GetByRole(AriaRole.Link, new() { Name = "Harbour Ridge" }).WaitForAsync();
    }

    /// <summary>Files come in by the three questions; the case's address, without the room.</summary>
    private static async Task<string> BringAsync(Seat seat, Served served)
    {
        var page = seat.Page;
        await seat.OpenCaseAsync(served, "Harbour Ridge", "inbox");
        var address = new Uri(page.Url).AbsolutePath;
        await page.Locator("input[type=file]").First.SetInputFilesAsync(
            ((string[])["report-en-01.txt", "aerial-01.mp4"]).Select(name => Path.Combine(s_material, name)));
        await page.Locator("input[webkitdirectory]").SetInputFilesAsync(
            Path.Combine(Repository.Root, "out/sample-material/further/photographs"));
        await page.Locator(".inbox-questions").WaitForAsync();
        await page.Locator("input[name=got]").Nth(1).CheckAsync();
        await page.GetByLabel("From whom it came").FillAsync("a reader of the Courier");
        await page.Locator("input[name=seen]").First.CheckAsync();
        await page.Locator("input[name=terms]").First.CheckAsync();
        await seat.KeepPictureAsync("1-three-questions");
        await page.ClickAsync(".inbox-questions button.main");
        await page.GetByText("files were kept").WaitForAsync(new() { Timeout = PatienceMs });
        await page.Locator("[data-running=no]").First.WaitForAsync(new() { Timeout = PatienceMs });
        await page.GetByText("No outside time yet").WaitForAsync();
        await seat.KeepPictureAsync("2-receipt");
        await page.GetByRole(AriaRole.Link, new() { Name = "To the items" }).ClickAsync();
        await page.Locator(".items-row", new() { HasText = "aerial-01.mp4" }).WaitForAsync();
        return address[..address.LastIndexOf('/')];
    }

    private static async Task SeeVideoAsync(Seat seat, Served served, string @case)
    {
        var page = seat.Page;
        await seat.OpenAsync(served, $"{@case}/items/name:aerial-01.mp4");
        await page.Locator(".veil img").WaitForAsync();
        await seat.KeepPictureAsync("3-veiled");
        await seat.LookAsync("video");
        await page.WaitForFrameAsync(0);
        await page.Keyboard.PressAsync(".");
        await page.WaitForFrameAsync(1);
        await page.Keyboard.PressAsync("[");
        await page.Keyboard.PressAsync(".");
        await page.WaitForFrameAsync(2);
        await page.Keyboard.PressAsync("]");
        await page.Keyboard.PressAsync("o");
        await page.Locator("#observed:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("at least 6 orange points in a line");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("frames 1 to 2 (").WaitForAsync();
        await seat.KeepPictureAsync("4-observation");
    }

    private static async Task ReadAsync(Seat seat, Served served, string @case)
    {
        var page = seat.Page;
        await seat.OpenAsync(served, $"{@case}/items/name:report-en-01.txt");
        await page.TabToAsync(".reading");
        await page.Keyboard.PressAsync("Control+Home");
        for (var word = 0; word < 5; word++) await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await page.Keyboard.PressAsync("c");
        await page.Locator("#speakers:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Velmark Courier\nthe Green team");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("say");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".reading mark").WaitForAsync();
        await page.GetByText("by Velmark Courier, quoting the Green team").WaitForAsync();
        await seat.KeepPictureAsync("5-claim");
    }

    private static async Task HandOverAsync(Seat seat, Served served, string @case, string path)
    {
        var page = seat.Page;
        await seat.OpenAsync(served, $"{@case}/handover");
        await page.GetByLabel("To whom").FillAsync("Referees' office");
        await page.GetByLabel("For what purpose").FillAsync("disclosure");
        await page.GetByText("Withhold something").ClickAsync();
        await page.GetByLabel("What stays").FillAsync("from");
        await page.GetByLabel("Reason").FillAsync("source protection");
        await page.GetByText("Preview as they will see it").ClickAsync();
        await page.FrameLocator("iframe.preview").GetByText("Referees' office").First.WaitForAsync();
        await page.Locator("iframe.preview").ScrollIntoViewIfNeededAsync();
        await seat.KeepPictureAsync("6-preview");
        await page.GetByLabel("Where the package will lie").FillAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await page.GetByText("Handed over to Referees").WaitForAsync();
        var fingerprint = await page.Locator("dl code").InnerTextAsync();
        await page.GetByText("Check it as the other side would").ClickAsync();
        var check = page.FrameLocator("iframe.whole");
        await check.Locator("#key").FillAsync(fingerprint);
        await check.Locator("#zip").SetInputFilesAsync(path);
        await check.Locator("#result[data-code=\"0\"]").WaitForAsync();
        await seat.KeepPictureAsync("7-checked");
    }
}
