using System.Text.Json;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// Every room, in both themes, by the rules of axe-core (WCAG 2.2 A and AA); and at 200 % zoom, which leaves
/// half of 1280 x 720.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    private const string Rules = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            iframes: false,
          });
          return JSON.stringify(found.violations
            .filter(one => one.impact === 'serious' || one.impact === 'critical')
            .map(one => one.id + ': '
              + one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')));
        }
        """;

    private static readonly string s_axe = File.ReadAllText(
        Path.Combine(Repository.Root, "tests/peers/axe/node_modules/axe-core/axe.min.js"));

    [Fact]
    public async Task No_room_has_a_serious_finding_and_every_room_fits_at_200_percent()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        List<string> found = [];
        var rooms = await seat.RoomsAsync(served, "Lower Osk");
        var map = rooms.Single(room => room.EndsWith("/items", StringComparison.Ordinal)) + "?map=1";
        foreach (var address in (string[])[.. rooms, map])
        {
            await seat.OpenAsync(served, address);
            await seat.HaveAsync();
            await FindAsync(seat, address, found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task No_item_has_a_serious_finding_veiled_or_shown_with_every_panel_open()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        List<string> found = [];
        foreach (var (name, shown) in ((string, string?)[])
            [("aerial-01.mp4", ".player"), ("IMG_0411.jpg", ".stage"), ("report-en-01.txt", null)])
        {
            await seat.OpenItemAsync(served, name);
            await seat.Page.EvaluateAsync(
                "() => document.querySelectorAll('details').forEach(one => one.open = true)");
            await FindAsync(seat, $"{name}, veiled", found);
            if (shown is null) continue;
            await seat.LookAsync(shown);
            await FindAsync(seat, $"{name}, shown", found);
        }

        var address = new Uri(seat.Page.Url).AbsolutePath;
        await seat.OpenAsync(served, address[..address.LastIndexOf('/')] + "?sheet=1");
        await seat.Page.Locator(".sheet-item img").First.WaitForAsync();
        await FindAsync(seat, "contact sheet", found);
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task No_page_of_copies_has_a_serious_finding()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        List<string> found = [];
        await seat.OpenCaseAsync(served, "Lower Osk", "copies");
        await seat.HaveAsync();
        var room = new Uri(seat.Page.Url).AbsolutePath;
        var group = await seat.Page.Locator(".copy-groups a").First.GetAttributeAsync("href");
        await seat.OpenAsync(served, group!);
        await seat.HaveAsync();
        var beside = await seat.Page.Locator("ul.matches a").First.GetAttributeAsync("href");
        var folder = served.Folder;
        string[] given = ["--to", $"{folder}/given.csv", "--format", "csv", "--for", "Osk", "--reason", "-"];
        foreach (var arguments in (string[][])
            [["export", .. given], ["import", $"{folder}/given.csv", "--from", "Osk"]])
        {
            var run = await CommandRun.OfAsync(folder, ["hashes", .. arguments, "--case", "Lower Osk"]);
            Assert.True(run.Exit == 0, run.Error);
        }

        foreach (var page in (string[])[$"{group}?all", beside!, $"{room}/search", $"{room}/lists"])
        {
            await seat.OpenAsync(served, page);
            await seat.HaveAsync();
            await FindAsync(seat, page, found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task No_room_of_casework_has_a_serious_finding_with_every_part_open()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        List<string> found = [];
        var rooms = await seat.RoomsAsync(served, "White cards");
        var at = rooms.Single(room => room.EndsWith("/incidents", StringComparison.Ordinal));
        await seat.OpenAsync(served, at);
        await seat.HaveAsync();
        var incident = await seat.Page.Locator("ul.incidents a").Last.GetAttributeAsync("href");
        await seat.OpenAsync(served, incident!);
        await seat.HaveAsync();
        var claim = await seat.Page.EvaluateAsync<string>(
            "() => document.querySelector('ul.claims a[href*=\"/claims/\"]').getAttribute('href')");
        var review = rooms.Single(room => room.EndsWith("/review", StringComparison.Ordinal));
        await seat.OpenAsync(served, review);
        await seat.HaveAsync();
        var findings = seat.Page.Locator("section[aria-labelledby=findings] a");
        var finding = await findings.First.GetAttributeAsync("href");
        string[] pages =
        [
            at, incident!, $"{incident}?tab=law", $"{incident}?tab=print", $"{incident}?as-of=530",
            $"{incident}?as-of=0", claim, $"{claim}?as-of=650",
            rooms.Single(room => room.EndsWith("/pattern", StringComparison.Ordinal)),
            review, finding!, $"{review}/new?incident={incident!.Split('/')[^1]}",
            $"{at}/who", "/search?words=village",
        ];
        foreach (var page in pages)
        {
            await seat.OpenAsync(served, page);
            await seat.HaveAsync();
            await seat.Page.EvaluateAsync(
                "() => document.querySelectorAll('details').forEach(one => one.open = true)");
            await FindAsync(seat, page, found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public async Task No_page_of_names_has_a_serious_finding_with_every_part_open()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        List<string> found = [];
        await seat.OpenCaseAsync(served, "White cards", "names");
        await seat.HaveAsync();
        var room = new Uri(seat.Page.Url).AbsolutePath;
        List<string> pages = [$"{room}?of=entity&find=Amber", $"{room}/entity/none", $"{room}/nobody/none"];
        foreach (var list in (string[])["entity", "place", "source"])
        {
            pages.Add($"{room}?of={list}");
            await seat.OpenAsync(served, pages[^1]);
            await seat.HaveAsync();
            pages.Add((await seat.Page.Locator("ul.names a").Nth(1).GetAttributeAsync("href"))!);
        }

        foreach (var page in pages)
        {
            await seat.OpenAsync(served, page);
            await seat.HaveAsync();
            await seat.Page.EvaluateAsync(
                "() => document.querySelectorAll('details').forEach(one => one.open = true)");
            await FindAsync(seat, page, found);
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static async Task FindAsync(Seat seat, string page, List<string> found)
    {
        foreach (var theme in (string[])["light", "dark"])
        {
            await seat.Page.EvaluateAsync("it => document.documentElement.dataset.theme = it", theme);
            await seat.Page.EvaluateAsync(s_axe);
            var told = await seat.Page.EvaluateAsync<string>(Rules);
            found.AddRange(JsonSerializer.Deserialize<string[]>(told)!
                .Select(one => $"{page} {theme} {one}"));
        }

        await seat.Page.SetViewportSizeAsync(640, 360);
        var tooWide = await seat.Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0) found.Add($"{page} is {tooWide} px too wide at 200 %");
        await seat.Page.SetViewportSizeAsync(1280, 720);
    }
}
