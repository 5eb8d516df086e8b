using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class RecordTests(Chromium chromium)
{
    [Fact]
    public async Task An_outside_time_is_asked_for_and_taken_in_by_files_that_somebody_carries()
    {
        using var scratch = new Scratch();
        using var authority = new TestAuthority();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/record");
        var page = seat.Page;
        await page.GetByText("No outside time yet").WaitForAsync();

        var request = scratch["request.tsq"];
        await page.GetByLabel("Where the request will lie").FillAsync(request);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write out a request" }).ClickAsync();
        await page.GetByText($"The request is in {request}.").WaitForAsync();
        scratch.Write("answer.tsr", authority.Reply(await File.ReadAllBytesAsync(request, Ct)));

        // Nobody has said yet that this authority's word counts.
        await TakeInAsync(page, scratch["answer.tsr"]);
        await page.Locator(".problems").First.WaitForAsync();
        await page.GetByText("No outside time yet").WaitForAsync();

        await page.GetByText("Say which authority counts here").ClickAsync();
        await page.GetByLabel("Name of the authority").FillAsync("Karst Time");
        await page.GetByLabel("Its root certificates").SetInputFilesAsync(authority.RootPemPath);
        await page.GetByRole(AriaRole.Button, new() { Name = "Let it count" }).ClickAsync();
        await page.GetByText("SHA-256 of its roots").WaitForAsync();
        await TakeInAsync(page, scratch["answer.tsr"]);
        await page.GetByText("1 recorded, 0 known before, 0 refused.").WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Karst Time" }).WaitForAsync();
        Assert.Equal(0, await page.GetByText("No outside time yet").CountAsync());
        await seat.PictureAsync("outside-time");
        await seat.AssertCleanAsync();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task TakeInAsync(IPage page, string answer)
    {
        await page.GetByLabel("Answers that came back").SetInputFilesAsync(answer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the answers in" }).ClickAsync();
    }
}
