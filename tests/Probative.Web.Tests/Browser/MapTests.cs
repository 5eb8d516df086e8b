using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class MapTests(Chromium chromium)
{
    // Without a graphics card a map is drawn by the processor, beside whatever else it does.
    private static readonly LocatorWaitForOptions s_drawing = new() { Timeout = 90_000 };

    [Fact]
    public async Task A_position_is_hidden_until_reviewed_and_then_on_the_map_and_in_the_list()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        var items = await page.Locator(".cases a").First.GetAttributeAsync("href");
        await seat.OpenAsync(served, items + "?map=1");
        await page.Locator(".items-map[data-map=shown]").WaitForAsync(s_drawing);
        var status = page.Locator(".items-map [role=status]");
        await Expect(status).ToHaveTextAsync("Positions that may be shown: 0");
        await Expect(page.Locator(".items-map .caution").Last).ToContainTextAsync("nobody has reviewed: 10.");
        Assert.Equal(0, await page.Locator("[data-point]").CountAsync());
        await seat.PictureAsync("items-map-empty");

        await seat.OpenItemAsync(served, "IMG_2207.MOV");
        var panel = page.Locator("#positions");
        await Expect(panel).ToContainTextAsync("not reviewed, hidden");
        await page.Locator("#metadata summary").First.ClickAsync();
        var place = new Regex(@"\b1\.5\d*, 3\.2");
        Assert.DoesNotMatch(place, await page.Locator("main").InnerTextAsync());
        await seat.ReviewPositionAsync("An open field by a road", isShown: true);
        Assert.Matches(place, await panel.InnerTextAsync());
        await seat.PictureAsync("item-positions");

        await seat.OpenAsync(served, items + "?map=1");
        await page.Locator(".items-map[data-map=shown]").WaitForAsync(s_drawing);
        Assert.Equal("1", await page.Locator(".items-map").GetAttributeAsync("data-points"));
        await Expect(page.Locator("[data-point]")).ToContainTextAsync("An open field by a road");
        await page.TabToAsync("[data-point] a");
        var index = await page.Locator("[data-point]").GetAttributeAsync("data-point");
        Assert.Equal(index, await page.Locator(".items-map").GetAttributeAsync("data-chosen"));

        // The map is moved by keys: it takes the focus, and leaves it.
        await page.FocusAsync(".map-view canvas");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowLeft");
        await seat.PictureAsync("items-map");
        await page.TabToAsync("[data-point] a");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".item-head").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task What_was_looked_at_and_kept_hidden_is_counted_and_nowhere_shown()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        var items = await page.Locator(".cases a").First.GetAttributeAsync("href");
        await seat.OpenItemAsync(served, "grey-heron-downlink.ts");
        await seat.ReviewPositionAsync("It begins at a dwelling", isShown: false);
        await seat.OpenItemAsync(served, "grey-heron-downlink.ts");
        Assert.Equal(0, await page.Locator(".track .map-view").CountAsync());
        await Expect(page.Locator(".track .caution")).ToContainTextAsync("stays hidden");

        // A browser without WebGL 2 says so, and has the same in words.
        await page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null");
        await seat.OpenAsync(served, items + "?map=1");
        await page.Locator(".items-map[data-map=none]").WaitForAsync(s_drawing);
        await Expect(page.Locator(".map-none")).ToBeVisibleAsync();
        await Expect(page.Locator(".map-view")).ToBeHiddenAsync();
        await Expect(page.Locator(".items-map-list")).ToContainTextAsync("kept hidden: 1.");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task The_ground_moves_with_the_picture_and_the_slider_leads_the_picture()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await page.EvaluateAsync(
            """
            async () => {
              const at = (index, x, corners) => ({
                type: 'Feature', geometry: { type: 'Point', coordinates: [x, 48] },
                properties: { index, media_seconds: 10 + index, corners },
              });
              const corners = [[37.001, 48.001], [37.002, 48.001], [37.002, 48], [37.001, 48]];
              const line = { type: 'LineString', coordinates: [[37, 48], [37.01, 48]] };
              const way = { type: 'Feature', geometry: line, properties: { kind: 'way' } };
              const features = [way, at(0, 37), at(1, 37.01, corners)];
              const root = document.createElement('div');
              root.id = 'tried';
              root.innerHTML =
                '<div class="map-view"></div><input data-way type="range"><p data-place></p>';
              document.querySelector('main').append(root);
              document.addEventListener('probative:seek', ({ detail }) => {
                root.dataset.sought = detail.seconds;
              });
              const { openTrack } = await import('/_content/Probative.Web/front/map.js');
              await openTrack(root, {
                track: JSON.stringify({ type: 'FeatureCollection', features }),
                ahead: 10,
                words: { ground: 'ground', noGround: 'none' },
              });
            }
            """);
        var tried = page.Locator("#tried");
        await page.Locator("#tried[data-map=shown][data-at='0'][data-ground=none]").WaitForAsync(s_drawing);
        await page.EvaluateAsync(
            """
            () => document.dispatchEvent(
              new CustomEvent('probative:moment', { detail: { frame: 25, seconds: 1 } }))
            """);
        await page.Locator("#tried[data-at='1'][data-ground=shown]").WaitForAsync();
        Assert.Contains("48.000000, 37.010000", await tried.InnerTextAsync(), StringComparison.Ordinal);
        await page.FocusAsync("#tried [data-way]");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Locator("#tried[data-at='0'][data-sought='0']").WaitForAsync();
        await seat.AssertCleanAsync();
    }
}
