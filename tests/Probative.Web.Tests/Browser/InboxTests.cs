using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class InboxTests(Chromium chromium)
{
    private const int PatienceMs = 60_000;
    private static readonly LocatorAssertionsToHaveTextOptions s_patient = new() { Timeout = PatienceMs };

    [Fact]
    public async Task A_large_file_that_was_cut_and_loaded_anew_comes_in_with_the_same_digest()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var inbox = await EnterAsync(seat, served);
        var file = Path.Combine(served.Folder, "large.bin");
        await WriteAsync(file, 200_000_000);

        await seat.Page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await seat.Page.WaitForFunctionAsync(
            "() => document.querySelector('.inbox-uploads progress')?.value > 20e6");
        await seat.Page.Context.SetOfflineAsync(true);
        await Expect(seat.Page.Locator(".inbox-list .waiting, #lost:not([hidden])").First)
            .ToBeVisibleAsync(new() { Timeout = PatienceMs });
        await seat.Page.Context.SetOfflineAsync(false);
        await seat.Page.WaitForFunctionAsync(
            "() => document.querySelector('.inbox-uploads progress')?.value > 60e6");
        await seat.OpenAsync(served, inbox);
        await seat.Page.GetByText("1 files are not whole").WaitForAsync();
        var part = Left(served).Single(path => path.EndsWith(".part", StringComparison.Ordinal));
        Assert.True(new FileInfo(part).Length > 50_000_000, "It goes on, it does not begin anew.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(part));

        await seat.Page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await seat.Page.Locator(".inbox-questions").WaitForAsync(new() { Timeout = PatienceMs });
        await AnswerAsync(seat);
        await Expect(seat.Page.Locator(".inbox-receipt li").First).ToHaveTextAsync(
            "1 files were kept, 200 MB.", s_patient);
        using var stream = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(
            await SHA256.HashDataAsync(stream, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(served.Vault, "items", sha256[..2], sha256)));

        // Let go of when it was examined too.
        await Expect(seat.Page.Locator(".inbox-job").First).ToHaveAttributeAsync(
            "data-running", "no", new() { Timeout = PatienceMs });
        Assert.Empty(Left(served));
    }

    [Fact]
    public async Task A_folder_keeps_its_paths_and_hostile_names_stay_names()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await EnterAsync(seat, served);
        var folder = Path.Combine(served.Folder, "found");
        string[] names =
        [
            "<img src=x onerror=alert(1)>.txt", "photo\u202Egpj.exe", "..double..dots..", ".hidden",
            new string('n', 246) + ".txt", "sub/deep/'quote\".txt",
        ];
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var writer = new StreamWriter(path);
            await writer.WriteAsync(name);
        }

        await seat.Page.Locator("input[webkitdirectory]").SetInputFilesAsync(folder);
        await Expect(seat.Page.Locator(".inbox-uploads .path").Filter(new() { HasText = "⟨U+202E⟩" }))
            .ToHaveCountAsync(1);
        await AnswerAsync(seat);
        await Expect(seat.Page.Locator(".inbox-receipt li").First).ToContainTextAsync(
            "6 files were kept", new() { Timeout = PatienceMs });
        var found = await ListAsync(served);
        foreach (var name in names)
        {
            Assert.Contains(
                found, path => path == "found/" + name);
        }

        Assert.Equal(0, await seat.Page.Locator("main img").CountAsync());
        await Expect(seat.Page.Locator(".inbox-job").First).ToHaveAttributeAsync(
            "data-running", "no", new() { Timeout = PatienceMs });
        Assert.Empty(Left(served));
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_and_the_keyboard_is_enough()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await EnterAsync(seat, served);
        var file = Path.Combine(served.Folder, "large.bin");
        await WriteAsync(file, 300_000_000);
        await seat.Page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        var cancel = seat.Page.Locator(".inbox-list button", new() { HasText = "Cancel" });
        await cancel.FocusAsync();
        await seat.Page.Keyboard.PressAsync("Enter");
        await Expect(seat.Page.Locator(".inbox-uploads")).ToHaveCountAsync(
            0, new() { Timeout = PatienceMs });
        await Expect(seat.Page.Locator("main")).Not.ToContainTextAsync(
            "large.bin", new() { Timeout = PatienceMs });
        for (var waited = 0; Left(served).Any() && waited < 100; waited++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Empty(Left(served));

        // From the button that chooses to the receipt, by keys alone.
        await seat.Page.FocusAsync("main h1");
        await seat.Page.Keyboard.PressAsync("Tab");
        await Expect(seat.Page.Locator("input[type=file]").First).ToBeFocusedAsync();
        var chooser = await ChooserAsync(seat, seat.Page.Locator("input[type=file]").First);
        var small = Path.Combine(served.Folder, "small.txt");
        await WriteAsync(small, 1_000);
        await chooser.SetFilesAsync(small);
        await seat.Page.Locator(".inbox-questions").WaitForAsync();
        foreach (var question in (string[])["got", "seen", "terms"])
        {
            await seat.Page.Locator($"input[name={question}]").First.FocusAsync();
            await seat.Page.Keyboard.PressAsync("Space");
        }

        await seat.Page.Keyboard.PressAsync("Tab");
        await seat.Page.Keyboard.PressAsync("Enter");
        await Expect(seat.Page.Locator(".inbox-receipt li").First).ToHaveTextAsync(
            "1 files were kept, 1.0 kB.", s_patient);
        await seat.Page.GetByText("No outside time yet").WaitForAsync();
        await seat.AssertCleanAsync();
    }

    private static async Task<string> EnterAsync(Seat seat, Served served)
    {
        await seat.EnterAsync(served);
        var items = await seat.Page.Locator(".cases a").First.GetAttributeAsync("href");
        var inbox = items!.Replace("/items", "/inbox", StringComparison.Ordinal);
        await seat.OpenAsync(served, inbox);
        await seat.Page.Locator(".inbox-drop").WaitForAsync();
        return inbox;
    }

    /// <summary>
    /// The dialogue that Enter opens; a browser that has too much to do can miss the key once.
    /// </summary>
    private static async Task<IFileChooser> ChooserAsync(Seat seat, ILocator field)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await seat.Page.RunAndWaitForFileChooserAsync(
                    () => field.PressAsync("Enter"), new() { Timeout = 10_000 });
            }
            catch (TimeoutException) when (tried < 4)
            {
                // Pressed again, as a person would.
            }
        }
    }

    private static async Task AnswerAsync(Seat seat)
    {
        foreach (var question in (string[])["got", "seen", "terms"])
            await seat.Page.Locator($"input[name={question}]").First.CheckAsync();
        await seat.Page.ClickAsync(".inbox-questions button.main");
    }

    private static async Task WriteAsync(string path, int bytes)
    {
        var random = new Random(7);
        await using var file = new FileStream(path, FileMode.Create);
        var block = new byte[1_000_000];
        for (var written = 0; written < bytes; written += block.Length)
        {
            random.NextBytes(block);
            await file.WriteAsync(block.AsMemory(0, Math.Min(block.Length, bytes - written)));
        }
    }

    private static IEnumerable<string> Left(Served served) =>
        Directory.EnumerateFiles(Path.Combine(served.Vault, "uploads"), "*", SearchOption.AllDirectories);

    /// <summary>The paths that the record has, as a reader of the vault finds them.</summary>
    private static async Task<IReadOnlyList<string?>> ListAsync(Served served)
    {
        var log = await RunAsync(served, "log", "--limit", "1000", "--json");
        return [.. log["result"]!["rows"]!.AsArray()
            .Select(row => (string?)row!["fields"]?["path"]).Where(path => path is not null)];
    }

    private static async Task<JsonObject> RunAsync(Served served, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "out/probative"))
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])[.. arguments, "--vault", served.Vault])
            start.ArgumentList.Add(argument);
        start.Environment["PROBATIVE_PASSPHRASE"] = Served.SamplePassphrase;
        start.Environment["PROBATIVE_MEMBER"] = Served.SampleMember;
        start.Environment["PROBATIVE_STATE"] = Path.Combine(served.Folder, "other-state");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonNode.Parse(output)!.AsObject();
    }
}
