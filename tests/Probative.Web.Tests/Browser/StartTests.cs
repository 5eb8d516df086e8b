using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class StartTests(Chromium chromium)
{
    [Fact]
    public async Task A_new_user_starts_a_case_and_holds_a_recovery_sheet()
    {
        using var scratch = new Scratch();
        await using var served = await Served.EmptyAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        var page = seat.Page;
        await page.GetByText("Check a package I received").WaitForAsync();
        await seat.PictureAsync("welcome");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a case" }).ClickAsync();
        await page.GetByLabel("What do you call the case?").FillAsync("Harbour Ridge");
        await page.GetByLabel("What is it for?").FillAsync("Training exercise");
        await page.GetByLabel("What allows it?").FillAsync("Exercise order 7");
        await page.GetByLabel("Your name").FillAsync("Ira Karst");
        await page.GetByLabel("A new or empty folder").FillAsync(scratch["one/vault"]);
        await page.GetByLabel("Passphrase", new() { Exact = true }).FillAsync("several words, invented");
        await page.GetByLabel("The passphrase again").FillAsync("several words, mistyped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a case" }).ClickAsync();
        await page.GetByText("The two passphrases differ.").WaitForAsync();
        Assert.False(Directory.Exists(scratch["one/vault"]));
        await page.GetByLabel("The passphrase again").FillAsync("several words, invented");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a case" }).ClickAsync();
        var code = await page.Locator("code.recovery").InnerTextAsync();
        Assert.Matches("^[0-9A-Z*~$=-]{20,}$", code);
        await seat.PictureAsync("recovery-sheet");
        await page.GetByText("I printed it: go on").ClickAsync();
        await page.GetByText("This link is for Ira Karst.").WaitForAsync();
        await page.ClickAsync("button.main");
        await page.GetByRole(AriaRole.Link, new() { Name = "Harbour Ridge" }).WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_checkpoint_kept_elsewhere_is_a_beginning_of_the_record_and_a_changed_one_is_not()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var note = await File.ReadAllTextAsync(
            scratch["one/vault/log/checkpoint"], TestContext.Current.CancellationToken);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/record");
        var page = seat.Page;
        await page.GetByLabel("The earlier checkpoint").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await page.GetByText("facts are those that the checkpoint covers").WaitForAsync();

        var lines = note.Split('\n');
        lines[1] = "100";
        await page.GetByLabel("The earlier checkpoint").FillAsync(string.Join('\n', lines));
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await page.GetByText("are not those that the checkpoint covers").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await page.GetByText("0 damaged").WaitForAsync();
        await seat.PictureAsync("record");
        await seat.AssertCleanAsync();
    }
}
