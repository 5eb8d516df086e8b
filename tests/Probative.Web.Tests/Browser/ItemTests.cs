using System.Net;
using System.Net.Http.Headers;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class ItemTests(Chromium chromium)
{
    [Fact]
    public async Task Nothing_is_shown_clearly_before_a_reason_and_moments_are_recorded_by_keys_alone()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "aerial-01.mp4");
        var veiled = page.Locator(".veil img");
        await veiled.WaitForAsync();
        var filter = await veiled.EvaluateAsync<string>("it => getComputedStyle(it).filter");
        Assert.Contains("blur", filter, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("video").CountAsync());
        Assert.Equal(5, await page.GetByText("not judged").CountAsync());
        await seat.PictureAsync("item-veiled");

        await page.TabToAsync("[data-reason=ReasonCheck]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("video").WaitForAsync(new() { Timeout = 120_000 });
        var isStill = "it => it.paused && !it.autoplay";
        Assert.True(await page.Locator("video").EvaluateAsync<bool>(isStill));
        await page.WaitForFrameAsync(0);
        Assert.True(await page.Locator("video").EvaluateAsync<bool>("it => it.muted && it.paused"));
        for (var frame = 1; frame <= 3; frame++)
        {
            await page.Keyboard.PressAsync(".");
            await page.WaitForFrameAsync(frame);
            if (frame is 1) await page.Keyboard.PressAsync("[");
        }

        await page.Keyboard.PressAsync("]");
        await page.Keyboard.PressAsync("o");
        await page.Locator("#observed:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("six orange points in a line");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("frames 1 to 3 (0.040 to 0.120 s)").WaitForAsync();
        await Expect(page.Locator(".strip .seen")).ToHaveCountAsync(1);
        await seat.PictureAsync("item-observed");

        // What is said there is no observation: it has a speaker, and stands among the claims.
        await page.Keyboard.PressAsync("c");
        await page.Locator("#said:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("six of them, I think");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("a voice beside the camera");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("I think");
        await seat.PictureAsync("item-claim-form");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".claims").GetByText("frames 3 to 3").WaitForAsync();
        await Expect(page.Locator(".strip .said")).ToHaveCountAsync(1);
        await seat.PictureAsync("item-said");

        // It stays shown to this person in this sitting, and to nobody else.
        await seat.OpenItemAsync(served, "aerial-01.mp4");
        await page.Locator("video").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_claim_is_made_of_selected_words_by_keys_alone_and_stands_marked_in_the_text()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "report-en-01.txt");
        await page.Locator(".reading").WaitForAsync();
        var marked = await page.Locator(".reading mark").CountAsync();
        await page.TabToAsync(".reading");
        await page.Keyboard.PressAsync("Control+Home");
        for (var word = 0; word < 3; word++) await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await page.Keyboard.TypeAsync("x");
        await page.Keyboard.PressAsync("c");
        await page.Locator("#speakers:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Velmark Courier\nthe Green team");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("allegedly");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator($".reading mark >> nth={marked}").WaitForAsync();
        Assert.Equal("Players of the", (await page.Locator(".reading mark").First.InnerTextAsync()).Trim());
        await page.GetByText("by Velmark Courier, quoting the Green team").First.WaitForAsync();
        await page.GetByText("hedged by allegedly").First.WaitForAsync();
        var text = await page.Locator(".reading").InnerTextAsync();
        Assert.DoesNotContain("xPlayers", text, StringComparison.Ordinal);
        await seat.PictureAsync("item-claim");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Media_come_from_another_address_in_parts_to_our_pages_alone_and_end_with_the_sitting()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "aerial-01.mp4");
        await seat.LookAsync("video");
        var address = new Uri((await page.Locator("video").GetAttributeAsync("src"))!);
        Assert.Equal("127.0.0.2", address.Host);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(4, 11);
        using var part = await client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        var four = (await part.Content.ReadAsByteArrayAsync(Ct))[..4];
        Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString(four));
        Assert.Equal("video/mp4", part.Content.Headers.ContentType?.MediaType);
        string Header(string name) => part.Headers.GetValues(name).Single();
        Assert.Contains("sandbox", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal(
            served.Base.GetLeftPart(UriPartial.Authority), Header("Access-Control-Allow-Origin"));
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Ct);
        Assert.True(head.Content.Headers.ContentLength > 1000);

        var text = address.ToString();
        var folder = text[..text.LastIndexOf('/')];
        foreach (var wrong in (string[])[text[..^6] + "AAAAAA", folder, $"{new Uri(address, "/record")}"])
        {
            using var refused = await client.GetAsync(new Uri(wrong), Ct);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Empty(await refused.Content.ReadAsByteArrayAsync(Ct));
        }

        var stored = await page.RunAndWaitForDownloadAsync(
            () => page.GetByText("Store the original").ClickAsync());
        using var original = await client.GetAsync(new Uri(stored.Url), Ct);
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition?.DispositionType);

        await page.Locator("details.person summary").ClickAsync();
        await page.Locator("header").GetByText("Sign out").ClickAsync();
        await page.Locator("section.door").WaitForAsync();
        using var after = await client.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Sound_way_picture_and_what_nobody_can_show_have_their_place()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "IMG_2207.MOV");
        await seat.LookAsync("video");
        await page.WaitForFrameAsync(0);
        await page.Locator(".onsets button >> nth=1").ClickAsync();
        await page.WaitForFrameAsync(132);
        await seat.PictureAsync("item-sound");

        await seat.OpenItemAsync(served, "grey-heron-downlink.ts");
        await seat.LookAsync("video");
        await page.WaitForFrameAsync(0);
        await seat.ReviewPositionAsync("A field of nobody", isShown: true);
        await page.Locator(".track[data-map=shown]").WaitForAsync(new() { Timeout = 90_000 });
        await page.Locator(".stage").First.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.WaitForFrameAsync(299);
        await page.Locator(".track[data-at='59']").WaitForAsync();
        await seat.PictureAsync("item-way");

        await seat.OpenItemAsync(served, "Screenshot_20310508-182251.png");
        await seat.LookAsync(".of-picture img");
        Assert.True(await page.Locator(".written").CountAsync() > 5);
        await page.Keyboard.PressAsync("o");
        await page.Locator("#observed:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#metadata summary").First.ClickAsync();
        await seat.PictureAsync("item-picture");

        await seat.OpenItemAsync(served, "map-tile.png");
        await page.Locator(".item-head").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
