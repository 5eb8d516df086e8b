using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>Questions about the law, entries that are taken back, and the table of who did what to whom.
/// </summary>
[Collection(ChromiumGroup.Name)]
public sealed class AllegedTests(Chromium chromium)
{
    private const string Case = "White cards";

    [Fact]
    public async Task Provisions_are_questions_when_somebody_asks_and_an_entry_is_taken_back()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        await SeeBridgeAsync(served);
        var seat = await chromium.SitInAsync(served, Case, "incidents");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "in a ditch near Haldenby" }).ClickAsync();
        await seat.HaveAsync();
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "The law beside it" }).ClickAsync();
        await Expect(seat.Page.Locator("table.matrix")).ToBeVisibleAsync();
        var provisions = await seat.Page.Locator("article.provision").CountAsync();
        var asked = seat.Page.Locator("details.candidates");
        await asked.Locator("summary").ClickAsync();
        await Expect(asked.Locator("ol > li")).ToHaveCountAsync(0);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(asked.Locator("[role=status]")).ToContainTextAsync("questions");
        var question = asked.Locator("ol > li").First;
        await Expect(question).ToContainTextAsync("\"bridge\" and \"drone\"");
        await Expect(question.GetByRole(AriaRole.Link))
            .ToContainTextAsync("A bridge, and the shadow of a drone");
        await Expect(asked).ToContainTextAsync("Not looked at");
        await seat.PictureAsync("candidates");
        foreach (var text in await asked.Locator("ol > li strong").AllInnerTextsAsync())
            Assert.EndsWith("come into question?", text, StringComparison.Ordinal);
        await question.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(seat.Page.Locator("article.provision")).ToHaveCountAsync(provisions + 1);

        // An entry of the sample is taken back, and its cell says so by being without it.
        var entry = seat.Page.Locator("table.matrix td li").First;
        var words = await entry.Locator("bdi").First.InnerTextAsync();
        await entry.GetByText("Take this entry back").ClickAsync();
        await entry.GetByLabel("Why it counts no more").FillAsync("It rests on another incident");
        await entry.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(seat.Page.Locator("table.matrix").GetByText(words)).ToHaveCountAsync(0);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Incidents_go_out_and_come_in_as_a_table_and_a_bad_row_is_named()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "incidents");
        var page = seat.Page;
        await page.GetByText("Alleged incidents as a table (CSV)").ClickAsync();
        var given = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download all" }).ClickAsync());
        await given.SaveAsAsync(scratch["incidents.csv"]);
        var ct = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(scratch["incidents.csv"], ct);
        var columns = text.Split("\r\n")[0].Split(',');
        await File.WriteAllTextAsync(
            scratch["more.csv"],
            $"{text.Split("\r\n")[0]}\r\n{Row("9", "Taunting at the mill", "a resident")}\r\n"
                + $"{Row("10", "", "a resident")}\r\n",
            ct);
        await page.WaitForFunctionAsync(
            "() => document.querySelector('#table-file')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("#table-file").SetInputFilesAsync(scratch["more.csv"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
        await Expect(page.GetByText("Went in: 1.")).ToBeVisibleAsync();
        await Expect(page.Locator(".problems")).ToContainTextAsync("bad-row");
        await Expect(page.Locator("ul.incidents > li")).ToHaveCountAsync(3);
        await seat.AssertCleanAsync();

        string Row(string incident, string title, string speaker) => string.Join(',', columns.Select(column =>
            column switch
            {
                "incident" => incident,
                "title" => title,
                "according_to" => speaker,
                _ => "",
            }));
    }

    /// <summary>Something harmless is seen that has the words of a question.</summary>
    private static async Task SeeBridgeAsync(Served served)
    {
        var incidents = await CommandRun.OfAsync(
            served.Folder, "incident", "list", "--case", Case, "--find", "ditch", "--json");
        var incident = $"incident:{(string)incidents.Result["rows"]![0]!["id"]!}";
        var seen = await CommandRun.OfAsync(
            served.Folder, "observation", "add", "name:aerial-01.mp4", "--case", Case, "--frames",
            "10", "--text", "A bridge, and the shadow of a drone", "--json");
        var observation = $"observation:{(string)seen.Result["observation"]!["id"]!}";
        await CommandRun.OfAsync(
            served.Folder, "link", "add", observation, "about", incident, "--case", Case, "--reason",
            "It is of the same day");
    }

    [Fact]
    public async Task Who_is_said_to_have_done_what_to_whom_is_a_table_to_read_and_to_save()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "incidents");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Who did what to whom" }).ClickAsync();
        await Expect(seat.Page.Locator("h1")).ToContainTextAsync("is said to have done");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Make the table" }).ClickAsync();
        var rows = seat.Page.Locator("table.who tbody tr");
        await Expect(rows.First).ToContainTextAsync(new Regex("alleged|denied"));
        await seat.PictureAsync("who");
        var shown = await rows.CountAsync();

        var saved = await seat.Page.RunAndWaitForDownloadAsync(
            () => seat.Page.GetByRole(AriaRole.Link, new() { Name = "Save as CSV" }).ClickAsync());
        await saved.SaveAsAsync(scratch["who.csv"]);
        var text = await File.ReadAllTextAsync(scratch["who.csv"], TestContext.Current.CancellationToken);
        Assert.StartsWith("status,against,who,", text, StringComparison.Ordinal);
        Assert.Equal(shown + 1, Regex.Count(text, "\r\n"));
        await seat.AssertCleanAsync();
    }
}
