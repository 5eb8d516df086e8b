using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Probative.Web.Tests.Api;
using Probative.Web.Tests.Browser;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Hostile;

/// <summary>Names, metadata, words and writing that were made to harm whoever looks at them.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class HostileTests(Chromium chromium, HostileVault vault) : IClassFixture<HostileVault>
{
    private static readonly string[] s_kinds =
    [
        HostileFiles.All, HostileFiles.Page, HostileFiles.Drawing, HostileFiles.Paper, HostileFiles.Photo,
        HostileFiles.Writing, HostileFiles.Song, HostileFiles.Clip,
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_it_runs_moves_the_page_or_leaves_in_any_room()
    {
        Assert.Equal(200, HostileStrings.All.Distinct().Count());
        var watch = await EnterAsync();
        var (seat, page) = (watch.Seat, watch.Seat.Page);
        foreach (var address in await seat.RoomsAsync(vault.Served, HostileVault.CaseName))
        {
            await seat.OpenAsync(vault.Served, address);
            await page.WaitForTimeoutAsync(300);
            await watch.UnfoldAsync();
            await watch.LookAsync(address);
        }

        await seat.PictureAsync("hostile-last-room");
        await seat.OpenAsync(vault.Served, $"/case/{vault.Case}/copies/lists");
        await page.Locator("ul.hash-lists table").First.WaitForAsync();
        await page.GetByLabel("One item", new() { Exact = true }).CheckAsync();
        await page.Locator(".choices li").First.WaitForAsync();
        await watch.LookAsync("lists of hashes");
        await seat.PictureAsync("hostile-lists");
        foreach (var form in (string[])["items", "items?sheet=1", "items?find=hit"])
        {
            await seat.OpenAsync(vault.Served, $"/case/{vault.Case}/{form}");
            await page.Locator(".items-row[data-item], .sheet-item").First.WaitForAsync();
            for (var at = 0; at < 7_000; at += 900)
            {
                await page.EvaluateAsync(
                    "at => { document.querySelector('.items-scroll').scrollTop = at; }", at);
                await page.WaitForTimeoutAsync(150);
                await watch.LookAsync($"{form} at {at}");
                if (at == 900) await seat.PictureAsync("hostile-" + form.Replace('?', '-'));
            }
        }

        await watch.AssertAsync();
    }

    [Fact]
    public async Task Nothing_of_it_runs_on_the_page_of_an_item_of_any_kind()
    {
        var watch = await EnterAsync();
        var (seat, page) = (watch.Seat, watch.Seat.Page);
        List<string> items = [.. s_kinds.Select(name => "name:" + name)];
        items.AddRange((await vault.RowsAsync("list-items", new() { ["case"] = vault.Case, ["limit"] = 250 }))
            .Where((_, n) => n % 12 == 0).Select(row => (string)row["id"]!));
        foreach (var item in items)
        {
            await seat.OpenAsync(vault.Served, $"/case/{vault.Case}/items/{Uri.EscapeDataString(item)}");
            await page.Locator(".item-head").WaitForAsync();
            await watch.UnfoldAsync();
            await watch.LookAsync(item);
            if (item.StartsWith("name:", StringComparison.Ordinal))
                await seat.PictureAsync("hostile-" + item[5..]);
        }

        foreach (var name in (string[])[HostileFiles.Writing, HostileFiles.Clip])
        {
            await seat.OpenAsync(vault.Served, $"/case/{vault.Case}/items/name:{name}");
            await page.GetByLabel("Another reason").Or(page.Locator("#own-reason")).First.FillAsync(
                HostileStrings.Few[1] + "\u202e");
            await page.Locator(".reasons .row button").Last.ClickAsync();
            await page.Locator(".stage").First.WaitForAsync(new() { Timeout = 60_000 });
            await watch.LookAsync("shown " + name);
        }

        var photo = $"/case/{vault.Case}/items/name:{HostileFiles.Photo}";
        await seat.OpenAsync(vault.Served, $"{photo}/beside/name:{HostileFiles.Clip}");
        await page.Locator("[data-side=second]").WaitForAsync();
        await watch.LookAsync("beside");
        await watch.AssertAsync();
    }

    [Fact]
    public async Task Every_string_is_a_filter_an_address_and_a_value_and_no_more()
    {
        var watch = await EnterAsync();
        var (seat, page) = (watch.Seat, watch.Seat.Page);
        var items = $"/case/{vault.Case}/items";
        await seat.OpenAsync(vault.Served, items);
        foreach (var (text, n) in HostileStrings.All.Select((text, n) => (text, n)))
        {
            var key = (string[])["find", "name", "from", "type", "since", "sort", "has"];
            var address = $"{items}?{key[n % 3]}={Uri.EscapeDataString(HostileStrings.Cut(text, 1_500))}"
                + $"&{key[3 + (n % 4)]}={Uri.EscapeDataString(HostileStrings.Cut(text, 200))}";
            await page.EvaluateAsync("to => Blazor.navigateTo(to)", address);
            await page.WaitForFunctionAsync(
                "() => document.querySelector('.items-head [data-total]')?.dataset.total");
            if (n % 5 == 0) await watch.LookAsync($"filter {n}");
        }

        foreach (var text in HostileStrings.Few)
        {
            var address = $"/case/{Uri.EscapeDataString(HostileStrings.Cut(text, 900))}/items";
            await page.GotoAsync(new Uri(vault.Served.Base, address).ToString());
            await page.Locator("main h1").WaitForAsync();
            await watch.LookAsync("a case in the address");
        }

        await watch.AssertAsync();
    }

    [Fact]
    public async Task What_scripts_and_spreadsheets_get_is_data()
    {
        foreach (var (command, members) in ((string, JsonObject)[])
        [
            ("case-list", []), ("member-list", []),
            ("list-items", new() { ["case"] = vault.Case, ["limit"] = 500 }),
            ("claim-list", new()
            {
                ["item"] = "name:" + HostileFiles.All, ["case"] = vault.Case, ["limit"] = 500,
            }),
            ("show", new() { ["what"] = "name:" + HostileFiles.Photo, ["case"] = vault.Case }),
            ("log", new() { ["case"] = vault.Case, ["from"] = 1, ["limit"] = 5_000 }),
        ])
        {
            var events = await vault.Script.RunAsync(command, members);
            Assert.True((int)events[^1]["exit"]! == 0, $"{command}: {events[^1].ToJsonString()}");
        }

        var watch = await EnterAsync();
        await watch.Seat.OpenAsync(vault.Served, $"/case/{vault.Case}/items");
        var table = await watch.Seat.Page.RunAndWaitForDownloadAsync(
            () => watch.Seat.Page.GetByText("Export this list as CSV").ClickAsync());
        var rows = Csv(await File.ReadAllTextAsync(await table.PathAsync(), Ct));
        Assert.True(rows.Count > 200, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.All(rows.SelectMany(row => row), cell =>
            Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        await watch.AssertAsync();
    }

    [Fact]
    public async Task A_hostile_drawing_page_and_paper_are_never_shown_by_the_browser_itself()
    {
        var watch = await EnterAsync();
        var page = watch.Seat.Page;
        using var client = new HttpClient();
        foreach (var name in (string[])[HostileFiles.Drawing, HostileFiles.Page, HostileFiles.Paper])
        {
            await watch.Seat.OpenAsync(vault.Served, $"/case/{vault.Case}/items/name:{name}");
            await page.Locator(".item-head").WaitForAsync();
            Assert.Equal(0, await page.Locator("main iframe, main object, main embed").CountAsync());
            var download = await page.RunAndWaitForDownloadAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = "Save" })
                    .Or(page.Locator(".item-line button")).First.ClickAsync());
            Assert.StartsWith("http://127.0.0.2:", download.Url, StringComparison.Ordinal);
            using var answer = await client.GetAsync(new Uri(download.Url), Ct);
            var headers = answer.Headers;
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(
                "default-src 'none'; sandbox; frame-ancestors 'none'",
                Assert.Single(headers.GetValues("Content-Security-Policy")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Resource-Policy")));
            await watch.LookAsync(name);
        }

        // Its words are there, as words.
        await watch.Seat.OpenAsync(vault.Served, $"/case/{vault.Case}/items/name:{HostileFiles.Page}");
        await Expect(page.Locator(".reading")).ToContainTextAsync("{{constructor.constructor");
        Assert.Equal(0, await page.Locator(".reading *:not(mark)").CountAsync());
        await watch.AssertAsync();
    }

    [Fact]
    public async Task What_is_handed_over_is_previewed_as_words()
    {
        var watch = await EnterAsync();
        var page = watch.Seat.Page;
        await watch.Seat.OpenAsync(vault.Served, $"/case/{vault.Case}/handover");
        await page.GetByLabel("To whom").FillAsync(HostileStrings.Few[1] + "\u202e");
        await page.Locator("#purpose").FillAsync(HostileStrings.Few[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Withhold something" })
            .Or(page.Locator("fieldset button")).Last.ClickAsync();
        await page.Locator(".pair input").First.FillAsync("from");
        await page.Locator(".pair input").Nth(1).FillAsync(HostileStrings.Few[10]);
        await page.Locator(".handover form button.main").ClickAsync();
        await page.Locator("iframe.preview, .problems").First.WaitForAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("iframe.preview")).ToHaveCountAsync(1);
        var preview = page.FrameLocator("iframe.preview");
        await preview.Locator("h1").First.WaitForAsync();
        Assert.Equal(0, await preview.Locator("script, img, object, embed, iframe, link, base").CountAsync());
        await page.WaitForTimeoutAsync(500);
        await watch.LookAsync("hand over");
        await watch.Seat.PictureAsync("hostile-handover");
        await watch.AssertAsync();
    }

    private async Task<PageWatch> EnterAsync()
    {
        var seat = await chromium.SitAsync();
        var watch = await PageWatch.OfAsync(seat);
        var made = await CommandRun.OfAsync(
            vault.Served.Folder, "member", "link", HostileVault.Member, "--json");
        await seat.Page.GotoAsync((string)made.Result["link"]!);
        await seat.Page.ClickAsync("button.main");
        await seat.Page.Locator(".rail a").First.WaitForAsync();
        return watch;
    }

    /// <summary>A table as RFC 4180 has it.</summary>
    private static List<List<string>> Csv(string text)
    {
        List<List<string>> rows = [[""]];
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var isTwice = at + 1 < text.Length && text[at + 1] == '"';
            if (isQuoted && letter == '"' && isTwice) rows[^1][^1] += text[++at];
            else if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted) rows[^1][^1] += letter;
            else if (letter == ',') rows[^1].Add("");
            else if (letter == '\n') rows.Add([""]);
            else if (letter != '\r') rows[^1][^1] += letter;
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
