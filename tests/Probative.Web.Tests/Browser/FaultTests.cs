using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Playwright;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Probative.Web.Tests.Browser;

/// <summary>What goes wrong under the server, and that the page says so in words that help.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class FaultTests(Chromium chromium)
{
    private const int PatienceMs = 60_000;
    private const string Member = "A. Investigator";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_and_what_was_accepted_goes_on_when_there_is_room()
    {
        using var disk = FullDisk.Mount(2_000_000_000);
        await using var served = await Served.SampleAsync(Path.Combine(disk.Folder, "one"));
        using var scratch = new Scratch();
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "inbox");
        await page.Locator(".inbox-drop").WaitForAsync();
        var (first, second) = (scratch["first.bin"], scratch["second.bin"]);
        await File.WriteAllBytesAsync(first, RandomNumberGenerator.GetBytes(6_000_000), Ct);
        await File.WriteAllBytesAsync(second, RandomNumberGenerator.GetBytes(6_000_000), Ct);
        await page.Locator("input[type=file]").First.SetInputFilesAsync(first);
        await page.Locator(".inbox-questions").WaitForAsync();

        // No more comes in when the record itself would be short of room.
        disk.Leave(100_000_000);
        await page.Locator("input[type=file]").First.SetInputFilesAsync(second);
        await Expect(page.Locator(".inbox-list .failed")).ToContainTextAsync("disk-full");
        await Expect(page.Locator(".inbox-list .failed")).ToContainTextAsync("Make room on that disk");
        await seat.PictureAsync("disk-full-upload");
        await page.Locator(".inbox-list .failed button", new() { HasText = "Cancel" }).ClickAsync();

        // What came in before cannot be kept now; it waits.
        disk.Leave(1_000_000);
        await AnswerAsync(page);
        await Expect(page.Locator(".inbox-job .problems").First).ToContainTextAsync(
            "disk-full", new() { Timeout = PatienceMs });
        await seat.PictureAsync("disk-full-preserve");
        await seat.OpenAsync(served, "/record");
        disk.Leave(1_000_000_000);
        await seat.OpenCaseAsync(served, "Lower Osk", "inbox");
        await page.Locator(".inbox-questions").WaitForAsync();
        await AnswerAsync(page);
        await Expect(page.Locator(".inbox-receipt").First).ToContainTextAsync(
            "1 files were kept, 6.0 MB.", new() { Timeout = PatienceMs });
        Assert.True(File.Exists(ItemOf(served, await File.ReadAllBytesAsync(first, Ct))));
        await CheckAsync(seat, served, "0 damaged");
    }

    [Fact]
    public async Task A_writer_that_was_taken_over_says_so_in_the_page_and_ends_its_server()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/sqlite3"), "The program `sqlite3` is not here.");
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/record");
        string[] taken =
        [
            Path.Combine(served.Vault, "ledger.db"),
            "UPDATE writer SET epoch = epoch + 1, holder = 'another'",
        ];
        using (var taking = Process.Start("/usr/bin/sqlite3", taken))
        {
            await taking.WaitForExitAsync(Ct);
            Assert.Equal(0, taking.ExitCode);
        }

        await seat.Page.GetByLabel("Where the request will lie").FillAsync(scratch["request.tsq"]);
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Write out a request" }).ClickAsync();
        await Expect(seat.Page.Locator(".problems li")).ToContainTextAsync(
            "Another writer took this vault over: another.");
        Assert.Equal(3, await served.EndAsync());
        await Expect(seat.Page.Locator("#lost")).ToBeVisibleAsync(new() { Timeout = PatienceMs });
    }

    [Fact]
    public async Task A_vault_that_another_process_holds_says_who_holds_it()
    {
        using var scratch = new Scratch();
        await using var holder = await Served.SampleAsync(scratch["one"]);
        await using var served = await Served.EmptyAsync(scratch["two"]);
        var seat = await chromium.SitAsync();
        await seat.EnterAsync(served);
        await seat.OpenAsync(served, "/open");
        await seat.Page.FillAsync("#folder", holder.Vault);
        await seat.Page.FillAsync("#passphrase", Served.SamplePassphrase);
        await seat.Page.ClickAsync("button.main");
        var said = seat.Page.Locator(".problems li");
        await Expect(said).ToContainTextAsync("vault-held");
        await Expect(said).ToContainTextAsync(", serve, since ");
        await seat.PictureAsync("vault-held");

        // The holder ends, and the same form opens it.
        await holder.StopAsync();
        await seat.Page.FillAsync("#passphrase", Served.SamplePassphrase);
        await seat.Page.ClickAsync("button.main");
        await seat.Page.GetByText(Member).First.WaitForAsync();
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task Damaged_bytes_are_said_on_the_item_in_the_inbox_and_by_the_check()
    {
        using var scratch = new Scratch();
        var loose = "bytes that will change\n"u8.ToArray();
        scratch.Write("one/loose.txt", loose);
        await using var served = await Served.SampleAsync(scratch["one"], async _ =>
        {
            var added = await CommandRun.OfAsync(
                scratch["one"], "add", "loose.txt", "--case", "Lower Osk", "--json");
            Assert.Equal(0, added.Exit);
        });
        var item = ItemOf(served, loose);
        Flip(item);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);

        // Its page.
        await seat.OpenItemAsync(served, "loose.txt");
        await Expect(page.Locator(".problems")).ToContainTextAsync("item-damaged");
        await Expect(page.Locator(".problems")).ToContainTextAsync("probative repair");
        await seat.PictureAsync("item-damaged");
        await page.GetByRole(AriaRole.Button, new() { Name = "Store the original" }).ClickAsync();
        await Expect(page.Locator(".problems")).ToContainTextAsync("item-damaged");

        // What was made of an item, and is gone.
        await seat.OpenItemAsync(served, "aerial-01.mp4");
        await Expect(page.Locator(".problems")).ToHaveCountAsync(0);
        foreach (var made in Directory.EnumerateFiles(
            Path.Combine(served.Vault, "derivatives"), "*", SearchOption.AllDirectories)) Flip(made);
        await seat.OpenItemAsync(served, "aerial-01.mp4");
        await Expect(page.Locator(".problems li").First).ToContainTextAsync("derivative-damaged");

        // The inbox, whose examining comes upon it.
        await seat.OpenCaseAsync(served, "Lower Osk", "inbox");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = "another.txt", MimeType = "text/plain", Buffer = "another\n"u8.ToArray(),
        });
        await page.Locator(".inbox-questions").WaitForAsync();
        await AnswerAsync(page);
        await Expect(page.Locator(".inbox-job .problems").First).ToContainTextAsync(
            "item-damaged", new() { Timeout = PatienceMs });
        await Expect(page.Locator(".inbox-receipt").First).ToContainTextAsync("1 files were kept");

        // And the check.
        await seat.OpenAsync(served, "/record");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Expect(page.Locator(".problems")).ToContainTextAsync(
            "item-damaged", new() { Timeout = PatienceMs });
        await seat.PictureAsync("check-damaged");
        await seat.AssertCleanAsync();
    }

    [Fact]
    public async Task An_upload_that_a_killed_server_cut_goes_on_and_an_intake_says_that_it_was_cut()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["one"]);
        var seat = await chromium.SitAsync();
        var page = seat.Page;
        await seat.EnterAsync(served);
        await seat.OpenCaseAsync(served, "Lower Osk", "inbox");
        await page.Locator(".inbox-drop").WaitForAsync();
        var file = scratch["large.bin"];
        var bytes = RandomNumberGenerator.GetBytes(120_000_000);
        await File.WriteAllBytesAsync(file, bytes, Ct);

        // Slow enough that it is under way when the server dies.
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 12_000_000,
        });
        await page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await page.WaitForFunctionAsync(
            "() => document.querySelector('.inbox-uploads progress')?.value > 24e6");
        served.Kill();
        await page.GetByText("The connection to the server is lost.").WaitForAsync();

        await using var again = await served.AgainAsync();
        await page.GetByText("The server was started anew").WaitForAsync(new() { Timeout = PatienceMs });
        await seat.EnterAsync(again);
        await seat.OpenCaseAsync(again, "Lower Osk", "inbox");
        await page.GetByText("1 files are not whole").WaitForAsync(new() { Timeout = PatienceMs });
        var part = Directory.EnumerateFiles(
            Path.Combine(again.Vault, "uploads"), "*.part", SearchOption.AllDirectories).Single();
        Assert.True(new FileInfo(part).Length > 15_000_000, "It goes on, it does not begin anew.");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await page.Locator(".inbox-questions").WaitForAsync(new() { Timeout = PatienceMs });
        await AnswerAsync(page);
        await page.Locator(".inbox-job[data-running=yes]").WaitForAsync();
        again.Kill();

        await using var third = await again.AgainAsync();
        await seat.EnterAsync(third);
        await seat.OpenCaseAsync(third, "Lower Osk", "inbox");
        await page.GetByText("The server ended while these files were taken in.").WaitForAsync();
        await seat.PictureAsync("intake-cut");
        await AnswerAsync(page);
        await Expect(page.Locator(".inbox-job").First).ToHaveAttributeAsync(
            "data-running", "no", new() { Timeout = PatienceMs });
        Assert.True(File.Exists(ItemOf(third, bytes)));
        await CheckAsync(seat, third, "0 damaged");
    }

    private static async Task CheckAsync(Seat seat, Served served, string expected)
    {
        await seat.OpenAsync(served, "/record");
        await seat.Page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await seat.Page.GetByText(expected).WaitForAsync(new() { Timeout = PatienceMs });
    }

    private static async Task AnswerAsync(IPage page)
    {
        foreach (var question in (string[])["got", "seen", "terms"])
            await page.Locator($"input[name={question}]").First.CheckAsync();
        await page.ClickAsync(".inbox-questions button.main");
    }

    private static string ItemOf(Served served, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return Path.Combine(served.Vault, "items", sha256[..2], sha256);
    }

    private static void Flip(string path)
    {
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException();
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (file.Length == 0) return;
        var first = file.ReadByte();
        file.Position = 0;
        file.WriteByte((byte)(first ^ 1));
    }
}
