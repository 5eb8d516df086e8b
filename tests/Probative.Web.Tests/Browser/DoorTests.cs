using Probative.Tests.Shared;
using Xunit;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class DoorTests(Chromium chromium)
{
    [Fact]
    public async Task A_link_lets_one_person_in_once()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.Page.GetByText("Lower Osk").WaitForAsync();
        await seat.OpenAsync(served, "/record");
        await seat.Page.GetByText("No outside time").WaitForAsync();
        await seat.AssertCleanAsync();

        var other = await chromium.SitAsync();
        await other.Page.GotoAsync(served.Link);
        Assert.Equal(0, await other.Page.Locator("button.main").CountAsync());
        await other.Page.GotoAsync(new Uri(served.Base, "/record").ToString());
        await other.Page.GetByText("You are not signed in.").WaitForAsync();
    }
}
