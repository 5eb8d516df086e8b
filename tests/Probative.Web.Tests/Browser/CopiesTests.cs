using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>The room of copies: groups, judging by key, two side by side, a search from outside.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class CopiesTests(Chromium chromium)
{
    private static readonly LocatorAssertionsToHaveTextOptions s_patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_field_for_a_file_from_outside_lies_on_its_button_alone()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "copies/search");
        var field = await seat.Page.Locator("main input[type=file]").BoundingBoxAsync();
        var button = await seat.Page.Locator("label:has(input[type=file])").BoundingBoxAsync();
        Assert.True(field!.Width <= button!.Width && field.Height <= button.Height);
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Items", Exact = true }).ClickAsync();
        await Expect(seat.Page.Locator("h1")).ToHaveTextAsync("Items");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_group_is_told_in_order_and_as_a_graph_and_matches_are_judged_by_keys_alone()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "copies");
        await seat.HaveAsync();
        await seat.PictureAsync("copies");
        await seat.Page.Locator(".copy-groups a").First.ClickAsync();
        await seat.Page.Locator(".copy-graph .node").First.WaitForAsync();
        var earliest = seat.Page.Locator(".earliest strong");
        await Expect(earliest).ToContainTextAsync("Earliest appearance we found");
        await Expect(earliest).ToContainTextAsync("searched:");
        var items = await seat.Page.Locator("ol.copy-order > li").CountAsync();
        Assert.Equal(items, await seat.Page.Locator(".copy-graph .node").CountAsync());
        await seat.PictureAsync("copies-group");

        var first = seat.Page.Locator("ul.matches > li").First;
        await first.FocusAsync();
        await first.PressAsync("ArrowDown");
        var second = seat.Page.Locator("ul.matches > li").Nth(1);
        await Expect(second).ToBeFocusedAsync();
        await second.PressAsync("c");
        var reason = seat.Page.Locator("#judge-reason");
        await Expect(reason).ToBeFocusedAsync();
        await reason.PressAsync("Escape");
        await Expect(reason).ToHaveCountAsync(0);
        await Expect(second).ToBeFocusedAsync();
        await second.PressAsync("c");
        await reason.FillAsync("Compared frame by frame");
        await reason.PressAsync("Enter");
        await Expect(second.Locator(".state")).ToHaveTextAsync("confirmed", s_patient);

        // A refused match leads nowhere any more, and is gone from the list.
        var third = seat.Page.Locator("ul.matches > li").Nth(2);
        var refused = await third.GetAttributeAsync("id");
        await third.PressAsync("x");
        await reason.FillAsync("Two recordings of one place");
        await reason.PressAsync("Enter");
        await Expect(seat.Page.Locator($"#{refused}")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Two_copies_lie_side_by_side_by_what_was_measured_and_over_each_other()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "aerial-01-short.mp4");
        await seat.Page.Locator("#copies summary").ClickAsync();
        await seat.Page.Locator("#copies li", new() { HasText = "aerial-01-courier.mp4" })
            .GetByRole(AriaRole.Link).ClickAsync();
        await Expect(seat.Page.Locator("main h1")).ToHaveTextAsync("Two items side by side");
        foreach (var side in (string[])["first", "second"])
        {
            await seat.Page.Locator($"[data-side={side}] [data-reason=ReasonCompare]").ClickAsync();
            await seat.Page.Locator($"[data-side={side}] .player[data-frame]")
                .WaitForAsync(new() { Timeout = 180_000 });
        }

        // 25 frames a second; the short one begins three seconds into the other.
        await Expect(seat.Page.Locator("[data-side=second] .player")).ToHaveAttributeAsync(
            "data-frame", new Regex("^[0-9]$"), new() { Timeout = 60_000 });
        var before = await FramesAsync(seat);
        Assert.InRange(before.First - before.Second, 60, 90);
        for (var pressed = 1; pressed <= 10; pressed++)
        {
            await seat.Page.Locator("[data-side=first] .stage").PressAsync(".");
            await Expect(seat.Page.Locator("[data-side=first] .player")).ToHaveAttributeAsync(
                "data-frame", $"{before.First + pressed}", new() { Timeout = 60_000 });
        }

        await Expect(seat.Page.Locator("[data-side=second] .player")).ToHaveAttributeAsync(
            "data-frame",
            new Regex($"^({before.Second + 9}|{before.Second + 10}|{before.Second + 11})$"),
            new() { Timeout = 60_000 });
        var laid = seat.Page.Locator(".laid-over");
        await Expect(laid).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await seat.PictureAsync("copies-beside");
        var plain = await MeanAsync(laid);
        await laid.Locator("input[value=difference]").CheckAsync();
        await seat.PictureAsync("copies-difference");
        var differing = await MeanAsync(laid);
        Assert.True(differing < plain / 2, $"They differ by {differing}, and are as bright as {plain}.");
        await laid.Locator("input[value=blink]").CheckAsync();
        await Expect(laid.Locator("canvas.over")).ToBeHiddenAsync();
        await Expect(laid.Locator("canvas.over")).ToBeVisibleAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task A_file_that_is_not_in_the_vault_finds_its_copies_and_is_not_kept()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var outside = Path.Combine(served.Folder, "seen elsewhere.mp4");
        var material = Path.Combine(Repository.Root, "out/sample-material/material/aerial-01.mp4");
        string[] making =
        [
            "-nostdin", "-v", "error", "-ss", "2", "-t", "5", "-i", material, "-vf", "scale=480:-2", outside,
        ];
        using (var made = Process.Start("ffmpeg", making))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "copies");
        await seat.Page.GetByRole(AriaRole.Link, new() { Name = "Search by a file" }).ClickAsync();
        await ChooseAsync(seat, outside);
        await seat.Page.Locator("#outside-found").WaitForAsync(new() { Timeout = 180_000 });
        await Expect(seat.Page.Locator("ul.outside")).ToContainTextAsync("aerial-01.mp4");
        await seat.PictureAsync("copies-outside");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(served.Vault, "uploads"), "aside-*"));

        // What is no picture is told, and nothing of it stays either.
        var text = Path.Combine(served.Folder, "note.txt");
        await File.WriteAllTextAsync(text, "nothing to see", TestContext.Current.CancellationToken);
        await ChooseAsync(seat, text);
        await Expect(seat.Page.Locator(".problems")).ToContainTextAsync(
            "no-prints", new() { Timeout = 60_000 });
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(served.Vault, "uploads"), "aside-*"));
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task An_item_is_found_in_another_case_of_the_same_member()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenItemAsync(served, "aerial-01-short.mp4");
        await seat.Page.Locator("#copies summary").ClickAsync();
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Search your other cases too" })
            .ClickAsync();
        await Expect(seat.Page.Locator("#copies ul.item-copies").Last).ToContainTextAsync(
            "White cards", new() { Timeout = 120_000 });
        await seat.AssertCleanAsync();
    }

    /// <summary>
    /// Chooses a file once the page listens: before, nobody hears of it. A person's dialogue takes longer.
    /// </summary>
    private static async Task ChooseAsync(Seat seat, string file)
    {
        await seat.Page.WaitForFunctionAsync(
            "() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await seat.Page.Locator("input[type=file]").SetInputFilesAsync(file);
    }

    private static async Task<(int First, int Second)> FramesAsync(Seat seat)
    {
        var frames = await seat.Page.Locator(".beside .player").EvaluateAllAsync<int[]>(
            "all => all.map(one => Number(one.dataset.frame))");
        return (frames[0], frames[1]);
    }

    /// <summary>How bright what is shown is, in the middle of it.</summary>
    private static async Task<double> MeanAsync(ILocator laid)
    {
        var picture = await laid.Locator(".plate").ScreenshotAsync();
        var script = """
            async (plate, bytes) => {
              const read = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
              const bitmap = await createImageBitmap(new Blob([read]));
              const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
              const context = canvas.getContext('2d');
              context.drawImage(bitmap, 0, 0);
              const [x, y] = [bitmap.width >> 2, bitmap.height >> 2];
              const { data } = context.getImageData(x, y, bitmap.width >> 1, bitmap.height >> 1);
              let sum = 0;
              for (let at = 0; at < data.length; at += 4) sum += data[at + 1];
              return sum / (data.length / 4);
            }
            """;
        return await laid.EvaluateAsync<double>(script, Convert.ToBase64String(picture));
    }
}
