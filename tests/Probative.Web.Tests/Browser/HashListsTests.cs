using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>Lists of hashes: given out, taken in, compared again; a list that is none.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class HashListsTests(Chromium chromium)
{
    private const string Case = "Lower Osk";
    private const string Film = "aerial-01-short.mp4";

    private static readonly LocatorAssertionsToContainTextOptions s_patient = new() { Timeout = 120_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_given_out_is_recorded_and_saved_and_the_same_list_finds_possible_copies()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "copies");
        var page = seat.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Lists of hashes" }).ClickAsync();
        await Expect(page.GetByText("No list was taken in here.")).ToBeVisibleAsync();
        await Expect(page.GetByText("No hashes were given out of this case.")).ToBeVisibleAsync();
        await seat.PictureAsync("lists-empty");

        var file = await GiveAllAsync(served, seat);

        // Its own list is near all of it, and even then no more is said than that.
        await ChooseAsync(page, file, "Osk documentation office");
        await TakeInAsync(page);
        await Expect(Intake(page)).ToContainTextAsync("Taken in, and kept as it is.", s_patient);
        var card = page.Locator("section[aria-labelledby=lists-in] li");
        await Expect(card).ToContainTextAsync("From Osk documentation office");
        await Expect(card).ToContainTextAsync("every one that has a print");
        var row = card.Locator("tbody").Filter(new() { HasText = Film }).Locator("tr").First;
        await Expect(row).ToContainTextAsync("possible copy");
        await Expect(row).ToContainTextAsync("0 of 256 bits");
        await Expect(row).ToContainTextAsync("sequence");
        await Expect(page.GetByText("Only whoever has both can say")).ToBeVisibleAsync();
        await card.EvaluateAsync("it => it.scrollIntoView()");
        await seat.PictureAsync("lists-near");
        var more = card.GetByRole(AriaRole.Button, new() { Name = "weaker" }).First;
        var before = await card.Locator("tbody tr").CountAsync();
        await more.ClickAsync();
        await Expect(more).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.True(await card.Locator("tbody tr").CountAsync() > before);
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("main h1")).ToContainTextAsync(Film);
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_and_wrong_lines_are_named()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitInAsync(served, Case, "copies/lists");
        var page = seat.Page;
        var file = Path.Combine(served.Folder, "list.txt");
        await File.WriteAllTextAsync(file, "a letter", Ct);
        await ChooseAsync(page, file, "Somebody");
        await TakeInAsync(page);
        await Expect(Intake(page)).ToContainTextAsync("Nothing was taken in.");
        await Expect(page.Locator(".problems")).ToContainTextAsync("bad-list");
        await Expect(page.Locator(".problems")).ToContainTextAsync("Say how it is written");

        // What changed after it was chosen cannot be read any more: the page says so, and goes on.
        await File.WriteAllTextAsync(file, "another letter", Ct);
        await TakeInAsync(page);
        await Expect(page.Locator(".problems")).ToContainTextAsync("file-not-read");

        var hash = new string('a', 64);
        file = Path.Combine(served.Folder, "another.txt");
        await File.WriteAllTextAsync(file, $"{hash},90\n{hash[..10]},100\n{hash[1..]}b,49\n", Ct);
        await ChooseAsync(page, file, "Somebody");
        await TakeInAsync(page);
        await Expect(Intake(page)).ToContainTextAsync("Hashes read: 2; entries left out: 1.", s_patient);
        await Expect(page.Locator(".problems li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".problems")).ToContainTextAsync(
            "Line 2, from byte 68: The hash is not 64 hexadecimal digits.");
        var card = page.Locator("section[aria-labelledby=lists-in] li");
        await Expect(card).ToContainTextAsync("1 of them not compared: their quality is under 50");
        await Expect(card).ToContainTextAsync("1 entries left out, because they are wrong");
        await Expect(card).ToContainTextAsync("Nothing that was searched is near it.");

        // The same again is kept once.
        await ChooseAsync(page, file, "Somebody");
        await TakeInAsync(page);
        await Expect(page.Locator(".problems").First).ToContainTextAsync("list-there", s_patient);
        await Expect(card).ToHaveCountAsync(1);
        await Intake(page).EvaluateAsync("it => it.scrollIntoView()");
        await seat.PictureAsync("lists-bad");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task What_was_left_out_is_compared_later_and_one_item_goes_out_in_a_form_for_one()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"], async vault =>
        {
            var folder = Path.GetDirectoryName(vault)!;
            await RunAsync(folder, "restrict", $"name:{Film}", "--case", Case, "--reason", "Asked for");
            await RunAsync(
                folder, "hashes", "export", $"name:{Film}", "--case", Case, "--to", $"{folder}/one.json",
                "--format", "json", "--for", "Osk office", "--reason", "To compare", "--restricted");
            await RunAsync(
                folder, "hashes", "import", $"{folder}/one.json", "--case", Case, "--from", "Osk office");
        });
        var seat = await chromium.SitInAsync(served, Case, "copies/lists");
        var page = seat.Page;
        var section = page.Locator("section[aria-labelledby=lists-in]");
        await Expect(section).ToContainTextAsync("and is not left out, was held against every list");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show and compare them too" }).ClickAsync();
        await Expect(section).ToContainTextAsync("1 that have a print were not held against it yet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare what came later (1)" }).ClickAsync();
        await Expect(section).ToContainTextAsync("Items compared: 1; near the list: 1.", s_patient);
        await Expect(section.Locator("tbody").Filter(new() { HasText = Film })).ToBeVisibleAsync();

        // By keys alone. A form for one film is refused for all, and nothing goes out by mistake.
        await page.GetByLabel("For whom").FillAsync("Osk office");
        await page.GetByLabel("Why").FillAsync("Again");
        await page.Locator("#give-format").SelectOptionAsync("json");
        var form = page.Locator("section[aria-labelledby=give-out]");
        await page.GetByLabel("Why").PressAsync("Enter");
        await Expect(form.Locator(".problems")).ToContainTextAsync("one-film");
        await Expect(form.Locator(".problems")).ToContainTextAsync("Choose one item");
        await page.GetByLabel("Every item of this case").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(form.Locator(".choices li").First).ToBeVisibleAsync();
        await page.GetByLabel("Why").PressAsync("Enter");
        await Expect(form.Locator(".problems")).ToContainTextAsync("no-item");
        await page.GetByLabel("Find an item by its name").FillAsync("aerial-01-courier");
        await page.GetByLabel("aerial-01-courier.mp4").CheckAsync();
        await Expect(form).ToContainTextAsync("Chosen: aerial-01-courier.mp4");
        var given = await page.RunAndWaitForDownloadAsync(() => page.GetByLabel("Why").PressAsync("Enter"));
        Assert.EndsWith(".json", given.SuggestedFilename, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(await given.PathAsync(), Ct);
        Assert.StartsWith("[\n\"", text, StringComparison.Ordinal);
        await Expect(page.Locator("ul.given > li")).ToHaveCountAsync(2);
        await seat.AssertCleanAsync();
    }

    /// <summary>Gives out all of the case, and looks at what was saved and recorded; the file.</summary>
    private static async Task<string> GiveAllAsync(Served served, Seat seat)
    {
        var page = seat.Page;

        // What that gives away stands before the button, and a screen reader reads it with it.
        var give = page.GetByRole(AriaRole.Button, new() { Name = "Record it and save the file" });
        await Expect(give).ToHaveAccessibleDescriptionAsync(new Regex(
            "blurred likeness.*cannot be called back.*read off the list"));
        await page.GetByLabel("For whom").FillAsync("Osk documentation office");
        await page.GetByLabel("Why").FillAsync("To learn whether they hold the same footage");
        await give.ScrollIntoViewIfNeededAsync();
        await seat.PictureAsync("lists-give");
        var given = await page.RunAndWaitForDownloadAsync(() => give.ClickAsync());
        var file = Path.Combine(served.Folder, given.SuggestedFilename);
        await given.SaveAsAsync(file);
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal($"hashes-{digest[..8]}.csv", given.SuggestedFilename);
        var text = await File.ReadAllTextAsync(file, Ct);
        Assert.StartsWith("item,frame_number,timestamp,quality,hash\n1,0,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aerial", text, StringComparison.Ordinal);
        await Expect(page.Locator(".receipt")).ToContainTextAsync(digest);
        var recorded = page.Locator("ul.given > li");
        await Expect(recorded).ToHaveCountAsync(1);
        await Expect(recorded).ToContainTextAsync("Osk documentation office");
        await Expect(recorded).ToContainTextAsync(digest);
        await page.Locator("section[aria-labelledby=lists-out]").EvaluateAsync("it => it.scrollIntoView()");
        await seat.PictureAsync("lists-given");
        await page.GetByText("Which number is which item").ClickAsync();
        await Expect(page.Locator(".receipt li").First).ToContainTextAsync("1. ");
        var listed = await CommandRun.OfAsync(
            served.Folder, "hashes", "list", "--case", Case, "--as", Served.SampleMember, "--json");
        var export = listed.Result["exports"]![0]!;
        Assert.Equal(digest, (string?)export["sha256"]);
        Assert.Equal(text.Split('\n').Length - 2, (long)export["entries"]!);
        Assert.Equal("To learn whether they hold the same footage", (string?)export["reason"]);
        return file;
    }

    private static ILocator Intake(IPage page) => page.Locator("section[aria-labelledby=list-intake]");

    private static async Task ChooseAsync(IPage page, string file, string from)
    {
        await page.WaitForFunctionAsync(
            "() => document.querySelector('#list-file')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("#list-file").SetInputFilesAsync(file);
        await page.GetByLabel("Who gave it").FillAsync(from);
    }

    private static Task TakeInAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Take it in and compare" }).ClickAsync();

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(folder, [.. arguments, "--as", Served.SampleMember, "--json"]);
        Assert.True(run.Exit == 0, run.Output + run.Error);
    }
}
