using System.Security.Cryptography;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>OpenTimestamps over the network, against a calendar on this machine.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task A_proof_is_promised_then_upgraded_then_shown_by_a_header()
    {
        using var calendar = new TestCalendar();
        await using var desk = await OutsideDesk.CreateAsync();
        Assert.Equal(Ending.Done, (await desk.CalendarAsync("One", calendar.Url + "/")).Ending);

        var asked = await desk.AskAsync();
        Assert.Empty(asked.Codes);
        var pending = Assert.Single(await desk.RecordedAsync());
        Assert.Equal(("pending", calendar.Url), (pending.State, Assert.Single(pending.Calendars)));

        // The calendar saw a digest from which the note's cannot be told: not that one, nor its hash.
        var seen = Assert.Single(calendar.Server.All).Body;
        Assert.Equal(32, seen.Length);
        Assert.NotEqual(pending.Note.ToArray(), seen);
        Assert.NotEqual(SHA256.HashData(pending.Note.ToArray()), seen);

        var early = await desk.UpgradeAsync();
        Assert.Equal((Ending.Done, "ots-not-yet"), (early.Ending, Assert.Single(early.Codes)));
        Assert.Equal((1, 0), (early.Count("waiting"), early.Count("recorded")));

        calendar.HasBlock = true;
        var upgraded = await desk.UpgradeAsync();
        Assert.Equal((Ending.Done, 1), (upgraded.Ending, upgraded.Count("recorded")));
        var wanted = Assert.Single(upgraded.Problems);
        Assert.Equal("header-wanted", wanted.Code);
        Assert.Contains($"block {TestCalendar.Height}", wanted.Message, StringComparison.Ordinal);

        // The file that was named, and a header from elsewhere.
        var header = AnchorDesk.Mine(calendar.MerkleRoot!, 1_790_000_000);
        var complete = await desk.Anchors.ImportAsync(File.ReadAllBytes(wanted.Path!), header);
        Assert.Equal("complete", (string?)complete.Rows[0]["state"]);
        Assert.Null(await desk.Anchors.FaultAsync());

        // What is complete is asked for no more.
        var count = calendar.Server.All.Count;
        Assert.Equal(0, (await desk.UpgradeAsync()).Count("asked"));
        Assert.Equal(count, calendar.Server.All.Count);
    }

    [Fact]
    public async Task Promises_of_several_calendars_are_one_proof_and_each_is_upgraded_by_itself()
    {
        using var one = new TestCalendar();
        using var two = new TestCalendar();
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.CalendarAsync("One", one.Url);
        await desk.CalendarAsync("Two", two.Url);
        Assert.Equal(2, (await desk.AskAsync()).Count("recorded"));
        Assert.Equal(
            new[] { one.Url, two.Url }.Order(), (await desk.RecordedAsync())[^1].Calendars.Order());

        two.HasBlock = true;
        var told = await desk.UpgradeAsync();
        Assert.Equal((1, 1), (told.Count("recorded"), told.Count("waiting")));

        // The one that answered is not asked again; the other is.
        Assert.Equal(1, (await desk.UpgradeAsync()).Count("waiting"));
        one.HasBlock = true;
        Assert.Equal(1, (await desk.UpgradeAsync()).Count("recorded"));
        Assert.Equal(0, (await desk.UpgradeAsync()).Count("asked"));
    }

    [Fact]
    public async Task An_address_that_merely_stands_in_a_proof_is_never_asked()
    {
        using var stranger = new TestCalendar();
        await using var desk = await OutsideDesk.CreateAsync();
        var note = await desk.Anchors.RequestAsync(AnchorKind.OpenTimestamps);
        var promise = OtsTimestamp.Of([OtsAttestation.Pending(stranger.Url)], []);
        var proof = new OtsFile(OtsOperation.Sha256, SHA256.HashData(note), promise);
        await desk.Anchors.ImportAsync(proof.ToBytes());

        var told = await desk.UpgradeAsync();
        Assert.Equal((Ending.Done, 0), (told.Ending, told.Count("asked")));
        var problem = Assert.Single(told.Problems);
        Assert.Equal(("calendar-not-configured", stranger.Url), (problem.Code, problem.Path));
        Assert.Empty(stranger.Server.All);

        // On the operator's word it is, until that word is taken back.
        stranger.HasBlock = true;
        await desk.CalendarAsync("Mine", stranger.Url);
        Assert.Equal(1, (await desk.UpgradeAsync(isRehearsal: true)).Count("would_ask"));
        Assert.Empty(stranger.Server.All);
        await desk.CalendarAsync("Mine", null);
        Assert.Equal(["calendar-not-configured"], (await desk.UpgradeAsync()).Codes);
        await desk.CalendarAsync("Mine", stranger.Url);
        Assert.Equal(1, (await desk.UpgradeAsync()).Count("recorded"));
    }

    [Fact]
    public async Task What_a_calendar_answers_has_to_be_a_proof()
    {
        using var page = new TestServer(_ => new TestServer.Said(200, "<html>"u8.ToArray()));
        using var large = new TestServer(_ => new TestServer.Said(200, new byte[OtsFile.LimitBytes + 1]));
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.CalendarAsync("Page", page.Url);
        await desk.CalendarAsync("Large", large.Url);
        var told = await desk.AskAsync();
        Assert.Equal(Ending.Refused, told.Ending);
        Assert.Equal([TimestampCodes.OtsUnknown, "outside-too-large"], told.Codes.Order());
        Assert.Empty(await desk.RecordedAsync());
    }

    [Fact]
    public async Task A_calendar_has_a_name_of_its_own_and_an_address()
    {
        using var authority = new TestAuthority();
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.Anchors.TrustAsync(authority, "Taken");
        Assert.Equal(["name-taken"], (await desk.CalendarAsync("Taken", "https://a.example")).Codes);
        Assert.Equal(["bad-value"], (await desk.CalendarAsync(" ", "https://a.example")).Codes);
        Assert.Equal(["bad-value"], (await desk.CalendarAsync("A", "https://a.example/?to=b")).Codes);
        Assert.Equal(["bad-value"], (await desk.CalendarAsync("A", "ftp://a.example")).Codes);
        Assert.Equal(["no-such-calendar"], (await desk.CalendarAsync("A", null)).Codes);
        await desk.CalendarAsync("A", "https://a.example");
        Assert.Equal(["name-taken"], (await desk.Anchors.TrustAsync(authority, "A")).Codes);

        async Task<IEnumerable<string?>> NamesAsync(string kind) =>
            (await Desk.RunAsync(
                new AnchorLister(desk.Desk.Vault), new ListAuthorities { Kind = kind }))
            .Rows.Select(row => (string?)row["name"]);
        Assert.Equal(["A"], await NamesAsync(AnchorKind.OpenTimestamps));
        Assert.Equal(["Taken"], await NamesAsync(AnchorKind.Rfc3161));
        await desk.CalendarAsync("A", null);
        Assert.Empty(await NamesAsync(AnchorKind.OpenTimestamps));
    }
}
