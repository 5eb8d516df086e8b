using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Outside;
using Probative.Tests.Checking;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>`anchor ask` against servers on this machine, through the built capture program.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task Every_authority_is_asked_and_each_answer_bounds_the_same_facts()
    {
        using var first = new TestAuthority();
        using var second = new TestAuthority("Second Time");
        using var one = OutsideDesk.Serve(first);
        using var two = OutsideDesk.Serve(second);
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(first, "Karst Time", one.Url + "/tsa?policy=1");
        await desk.TrustAsync(second, "Second Time", two.Url);
        var size = desk.Desk.Vault.Ledger.Size;

        var told = await desk.AskAsync();

        Assert.Empty(told.Codes);
        Assert.Equal((Ending.Done, 2, 2), (told.Ending, told.Count("asked"), told.Count("recorded")));
        var anchors = await desk.RecordedAsync();
        Assert.Equal(["Karst Time", "Second Time"], anchors.Select(anchor => anchor.Authority).Order());
        Assert.All(anchors, anchor => Assert.Equal((size, 2), (anchor.TreeSize, anchor.Chain.Count)));
        Assert.Single((await desk.Anchors.RecordAsync()).Requests);
        Assert.Null(await desk.Anchors.FaultAsync());

        // Nothing but the request left: no name of a program, no cookie, the address as it was stated.
        var asked = Assert.Single(one.All);
        Assert.Equal(("POST", "/tsa?policy=1"), (asked.Method, asked.Path));
        Assert.Equal(
            ["Accept", "Content-Length", "Content-Type", "Host"],
            asked.Head.Split("\r\n").Skip(1).Where(line => line.Length > 0)
                .Select(line => line.Split(':')[0]).Order());
        Assert.True(TimestampRequest.TryRead(asked.Body, out var request));
        Assert.Equal(anchors[0].Note.ToArray(), request.Imprint.ToArray());

        using var world = CheckWorld.CopyOf(desk.Desk.Directory);
        Assert.Equal(Ending.Done, (await world.CheckAsync()).Ending);
    }

    [Fact]
    public async Task One_that_is_down_does_not_keep_the_others_from_being_asked()
    {
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        var gone = new TestServer(_ => new TestServer.Said(200, []));
        await using var desk = await OutsideDesk.CreateAsync();
        var url = gone.Url;
        await desk.TrustAsync(authority, "Down", url);
        await desk.TrustAsync(authority, "Up", server.Url);
        gone.Dispose();

        var told = await desk.AskAsync();

        Assert.Equal((Ending.DoneWithFailures, 1), (told.Ending, told.Count("recorded")));
        var problem = Assert.Single(told.Problems);
        Assert.Equal(("outside-unreachable", url), (problem.Code, problem.Path));
        Assert.StartsWith("Down: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("tried 3 times", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_busy_is_asked_again_when_it_says()
    {
        using var authority = new TestAuthority();
        var clock = TimeProvider.System;
        var times = new List<long>();
        using var server = new TestServer(asked =>
        {
            times.Add(clock.GetTimestamp());
            return asked.Count == 1
                ? new TestServer.Said(503, [], "Retry-After: 2\r\n")
                : new TestServer.Said(200, OutsideDesk.Reply(authority, asked.Body));
        });
        using var tired = new TestServer(_ => new TestServer.Said(429, [], "Retry-After: 3600\r\n"));
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(authority, "Busy", server.Url);
        await desk.TrustAsync(authority, "Tired", tired.Url);

        var told = await desk.AskAsync();

        Assert.Equal((Ending.DoneWithFailures, 1), (told.Ending, told.Count("recorded")));
        Assert.Equal(2, server.All.Count);
        Assert.True(clock.GetElapsedTime(times[0], times[1]) >= TimeSpan.FromSeconds(1.9));

        // Who asks for an hour is not asked again before, nor waited for.
        Assert.Single(tired.All);
        var problem = Assert.Single(told.Problems);
        Assert.Equal("outside-status", problem.Code);
        Assert.Contains("in 3600 seconds", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_verify_is_refused_by_its_code_and_leaves_no_trace()
    {
        using var known = new TestAuthority();
        using var unknown = new TestAuthority("Nobody");

        // PKIStatusInfo with status 2, "rejection" (RFC 3161 section 2.4.2).
        byte[] refusal = [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02];
        using var refusing = new TestServer(_ => new TestServer.Said(200, refusal));
        using var untrusted = OutsideDesk.Serve(unknown);
        using var other = new TestServer(_ => new TestServer.Said(
            200, OutsideDesk.Reply(known, TimestampRequest.Create(SHA256.HashData([1]), [1]))));
        using var replaying = new TestServer(asked =>
        {
            Assert.True(TimestampRequest.TryRead(asked.Body, out var request));
            var earlier = TimestampRequest.Create(request.Imprint.Span, [7]);
            return new TestServer.Said(200, OutsideDesk.Reply(known, earlier));
        });
        using var page = new TestServer(_ => new TestServer.Said(200, "<html>"u8.ToArray()));
        using var missing = new TestServer(_ => new TestServer.Said(404, []));
        await using var desk = await OutsideDesk.CreateAsync();
        foreach (var (name, server) in new[]
        {
            ("token-not-granted", refusing), ("token-untrusted", untrusted), ("anchor-foreign", other),
            ("token-nonce", replaying), ("token-malformed", page), ("outside-status", missing),
        })
        {
            await desk.TrustAsync(known, name, server.Url);
        }

        var told = await desk.AskAsync();

        // Each authority has the name of the code that it earns. A refusal is not asked again.
        Assert.Equal((Ending.Refused, 6), (told.Ending, told.Count("refused")));
        Assert.All(
            told.Problems,
            problem => Assert.StartsWith(problem.Code + ": ", problem.Message, StringComparison.Ordinal));
        Assert.Equal(6, told.Codes.Distinct().Count());
        Assert.All([refusing, untrusted, other, replaying, page, missing], one => Assert.Single(one.All));
        Assert.Empty(await desk.RecordedAsync());
    }

    [Fact]
    public async Task An_answer_that_is_too_large_too_slow_or_elsewhere_is_not_waited_for()
    {
        using var authority = new TestAuthority();
        using var endless = new TestServer(
            _ => new TestServer.Said(200, new byte[100_000], "", Endless: true));
        using var slow = new TestServer(async asked =>
        {
            await Task.Delay(TimeSpan.FromSeconds(60));
            return new TestServer.Said(200, []);
        });
        using var elsewhere = OutsideDesk.Serve(authority);
        using var sending = new TestServer(_ => new TestServer.Said(
            307, [], $"Location: http://localhost:{elsewhere.Port}/\r\n"));
        using var moved = new TestServer(asked => asked.Path == "/new"
            ? new TestServer.Said(200, OutsideDesk.Reply(authority, asked.Body))
            : new TestServer.Said(308, [], "Location: /new\r\n"));
        using var turning = new TestServer(_ => new TestServer.Said(302, [], "Location: /\r\n"));
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(authority, "Endless", endless.Url);
        await desk.TrustAsync(authority, "Slow", slow.Url);
        await desk.TrustAsync(authority, "Sending", sending.Url);
        await desk.TrustAsync(authority, "Turning", turning.Url);
        await desk.TrustAsync(authority, "Moved", moved.Url);

        var told = await desk.AskAsync(timeoutSeconds: 4);

        Assert.Equal((Ending.DoneWithFailures, 1), (told.Ending, told.Count("recorded")));
        Assert.Equal(
            ["Endless: outside-too-large", "Sending: outside-redirect", "Slow: outside-timeout",
                "Turning: outside-redirect"],
            told.Problems.Select(one => $"{one.Message.Split(':')[0]}: {one.Code}").Order());
        Assert.Empty(elsewhere.All);
    }

    [Fact]
    public async Task Tls_is_checked_against_the_system_or_the_roots_that_were_given()
    {
        using var authority = new TestAuthority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var own = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pfx), null);
        using var server = new TestServer(
            asked => new TestServer.Said(200, OutsideDesk.Reply(authority, asked.Body)), certificate);
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(authority, "Karst Time", server.Url);

        Assert.Equal(["outside-tls"], (await desk.AskAsync()).Codes);
        Assert.Empty(server.All);
        desk.TlsRoots = [certificate.RawDataMemory];
        Assert.Empty((await desk.AskAsync()).Codes);

        // The same roots do not make another host of it.
        await desk.TrustAsync(authority, "Karst Time", $"https://localhost:{server.Port}/");
        Assert.Equal(["outside-tls"], (await desk.AskAsync()).Codes);
    }

    [Fact]
    public async Task A_revocation_list_beside_the_question_counts_and_is_kept()
    {
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(authority, "Karst Time", server.Url);
        var revoked = authority.RevocationList(-1, 5, -2);
        Assert.Equal(["token-revoked"], (await desk.AskAsync(list: revoked)).Codes);
        Assert.Empty((await desk.AskAsync(list: authority.RevocationList(-1, 5))).Codes);
        Assert.True(Assert.Single(await desk.RecordedAsync()).IsRevocationChecked);
    }

    [Fact]
    public async Task With_nobody_to_ask_or_in_a_rehearsal_nothing_is_sent_or_recorded()
    {
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.Anchors.TrustAsync(authority);
        var size = desk.Desk.Vault.Ledger.Size;
        var told = await desk.AskAsync();
        Assert.Equal((Ending.WrongUsage, "nobody-to-ask"), (told.Ending, Assert.Single(told.Codes)));
        Assert.Equal(size, desk.Desk.Vault.Ledger.Size);

        await desk.TrustAsync(authority, "Karst Time", server.Url);
        await desk.CalendarAsync("Karst Calendar", "https://calendar.karst.example/");
        size = desk.Desk.Vault.Ledger.Size;
        var rehearsed = await desk.AskAsync(isRehearsal: true);
        Assert.Equal((Ending.Done, 2), (rehearsed.Ending, rehearsed.Count("would_ask")));
        Assert.Equal(
            [$"POST {server.Url}", "POST https://calendar.karst.example/digest"],
            rehearsed.Rows.Select(row => $"{row["method"]} {row["url"]}").Order());
        var digest = rehearsed.Rows.Single(row => (string?)row["kind"] == "opentimestamps");
        Assert.Equal(32, (int)digest["bytes"]!);

        var missing = await desk.AskAsync(outside: new Probative.Local.Capturing.CaptureProgram(
            "/nowhere/probative-capture", new() { Timeout = TimeSpan.FromSeconds(1), Roots = [] }));
        Assert.Equal((Ending.WrongUsage, "capture-missing"), (missing.Ending, Assert.Single(missing.Codes)));
        Assert.Equal(size, desk.Desk.Vault.Ledger.Size);
        Assert.Empty(server.All);
    }

    [Fact]
    public async Task Stopping_leaves_what_was_answered_whole_and_the_rest_unasked()
    {
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        await using var desk = await OutsideDesk.CreateAsync();
        await desk.TrustAsync(authority, "Karst Time", server.Url);
        await desk.CalendarAsync("Slow", "https://slow.example");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => desk.AskAsync(outside: new StoppedOutside(desk.Capture(), stop), ct: stop.Token));

        Assert.Single(await desk.RecordedAsync());
        await desk.Desk.ReopenAsync();
        using var world = CheckWorld.CopyOf(desk.Desk.Directory);
        Assert.Equal(Ending.Done, (await world.CheckAsync()).Ending);
    }

    /// <summary>Answers the first, and then somebody stops.</summary>
    private sealed class StoppedOutside(IOutside real, CancellationTokenSource stop) : IOutside
    {
        public Problem? Refusal() => null;

        public async IAsyncEnumerable<(int Place, OutsideOutcome Outcome)> AskAsync(
            IReadOnlyList<OutsideRequest> requests,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            var first = requests.Index().Single(one => one.Item.Accept.EndsWith("timestamp-reply"));
            await foreach (var (_, outcome) in real.AskAsync([first.Item], ct))
                yield return (first.Index, outcome);
            await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }
    }
}
