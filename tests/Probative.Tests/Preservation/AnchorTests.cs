using System.Security.Cryptography;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;
using Probative.Tests.Checking;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class AnchorTests
{
    [Fact]
    public async Task An_answer_of_a_trusted_authority_bounds_the_facts_before_it()
    {
        using var authority = new TestAuthority();
        await using var desk = await AnchorDesk.CreateAsync();
        Assert.Equal(Ending.Done, (await desk.TrustAsync(authority)).Ending);
        var size = desk.Desk.Vault.Ledger.Size;
        var request = await desk.RequestAsync();
        var reply = authority.Reply(request);

        var told = await desk.ImportAsync(reply);

        Assert.Equal(Ending.Done, told.Ending);
        var anchor = Assert.Single((await desk.RecordAsync()).Anchors);
        Assert.Equal((size, "Karst Time", "complete"), (anchor.TreeSize, anchor.Authority, anchor.State));
        Assert.False(anchor.IsRevocationChecked);
        Assert.Contains("CN=Karst Time Signer", anchor.Signer, StringComparison.Ordinal);
        Assert.StartsWith(
            "From outside: Karst Time says this checkpoint existed by ",
            (string?)told.Rows[0]["says"],
            StringComparison.Ordinal);
        Assert.EndsWith("2 are later. Revocation not checked.", (string?)told.Rows[0]["says"]);

        // What everybody needs: the note, the answer, the root, and openssl.
        var note = File.ReadAllBytes((string)told.Rows[0]["note"]!["path"]!);
        Assert.True(authority.OpensslAccepts(note, reply));
        Assert.True(TimestampRequest.TryRead(request, out var asked));
        Assert.Equal(SHA256.HashData(note), asked.Imprint.ToArray());

        // Once more adds nothing.
        var before = desk.Desk.Vault.Ledger.Size;
        Assert.Equal(1, (await desk.ImportAsync(reply)).Count("known"));
        Assert.Equal(before, desk.Desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task What_does_not_verify_is_refused_and_leaves_no_trace()
    {
        using var authority = new TestAuthority();
        using var expired = new TestAuthority("Late Time", -20, -1);
        await using var desk = await AnchorDesk.CreateAsync();
        await desk.TrustAsync(expired, "Late Time");
        var first = await desk.RequestAsync();
        var other = await AnchorDesk.CreateAsync();
        var foreign = await other.RequestAsync();
        await other.DisposeAsync();
        byte[] note = File.ReadAllBytes(await NoteAsync(desk));
        var ownNonce = TimestampRequest.Create(SHA256.HashData(note), [1, 2, 3]);
        var size = desk.Desk.Vault.Ledger.Size;

        await RefusedAsync("token-untrusted", authority.Reply(first));
        await RefusedAsync("token-expired", expired.Reply(first));
        await RefusedAsync("anchor-foreign", expired.Reply(foreign));
        await RefusedAsync("token-nonce", expired.Reply(ownNonce));
        await RefusedAsync("token-malformed", "nothing"u8.ToArray());
        await RefusedAsync("anchor-foreign", AnchorDesk.Stamp("other"u8.ToArray()).Proof.ToBytes());
        await RefusedAsync(TimestampCodes.OtsMalformed, AnchorDesk.Stamp(note).Proof.ToBytes()[..^1]);
        Assert.Equal(size, desk.Desk.Vault.Ledger.Size);

        async Task RefusedAsync(string code, byte[] answer)
        {
            var told = await desk.ImportAsync(answer);
            Assert.Equal((Ending.Refused, code), (told.Ending, Assert.Single(told.Codes)));
        }
    }

    [Fact]
    public async Task A_revocation_list_is_kept_and_counts_when_it_is_given()
    {
        using var authority = new TestAuthority();
        await using var desk = await AnchorDesk.CreateAsync();
        await desk.TrustAsync(authority);
        var reply = authority.Reply(await desk.RequestAsync());
        Assert.Equal(
            ["token-revoked"],
            (await desk.ImportAsync(reply, list: authority.RevocationList(-1, 5, -2))).Codes);
        Assert.Equal(
            ["crl-other"], (await desk.ImportAsync(reply, list: authority.RevocationList(-9, -8))).Codes);
        var told = await desk.ImportAsync(reply, list: authority.RevocationList(-1, 5));
        Assert.Empty(told.Codes);
        var anchor = (await desk.RecordAsync()).Anchors[^1];
        Assert.True(anchor.IsRevocationChecked);
        Assert.NotNull(desk.Desk.Vault.Derivatives.OpenRead(Assert.Single(anchor.Revocation)));
        Assert.Null(await desk.FaultAsync());
    }

    [Fact]
    public async Task A_proof_is_pending_until_the_header_of_its_block_is_shown()
    {
        await using var desk = await AnchorDesk.CreateAsync();
        var note = await desk.RequestAsync(AnchorKind.OpenTimestamps);
        var (proof, commitment) = AnchorDesk.Stamp(note);

        var told = await desk.ImportAsync(proof.ToBytes());
        Assert.Equal("pending", (string?)told.Rows[0]["state"]);
        Assert.StartsWith("Pending: no time yet.", (string?)told.Rows[0]["says"], StringComparison.Ordinal);

        var upgraded = AnchorDesk.Upgrade(proof, commitment, 900_000);
        Assert.Equal("pending", (string?)(await desk.ImportAsync(upgraded)).Rows[0]["state"]);
        var wrong = AnchorDesk.Mine(SHA256.HashData(commitment), 1_790_000_000);
        Assert.Equal(["header-other"], (await desk.ImportAsync(upgraded, wrong)).Codes);

        // The first, pending file again, with the header: what is known already is merged into it.
        var header = AnchorDesk.Mine(commitment, 1_790_000_000);
        var complete = await desk.ImportAsync(proof.ToBytes(), header);
        Assert.Equal("complete", (string?)complete.Rows[0]["state"]);
        Assert.Equal(900_000, (long)complete.Rows[0]["block"]!);
        Assert.Contains(
            "if that block is in Bitcoin's chain, which was not checked",
            (string?)complete.Rows[0]["says"],
            StringComparison.Ordinal);
        Assert.Null(await desk.FaultAsync());
        Assert.Equal(1, (await desk.ImportAsync(upgraded)).Count("known"));
    }

    [Fact]
    public async Task The_check_verifies_every_outside_time_again_and_says_it()
    {
        using var authority = new TestAuthority();
        using var second = new TestAuthority("Second Time");
        await using var desk = await AnchorDesk.CreateAsync();
        await desk.TrustAsync(authority);
        await desk.TrustAsync(second, "Second Time");
        var request = await desk.RequestAsync();
        await desk.ImportAsync(authority.Reply(request));
        await desk.ImportAsync(second.Reply(request));
        var (proof, _) = AnchorDesk.Stamp(await desk.RequestAsync(AnchorKind.OpenTimestamps));
        await desk.ImportAsync(proof.ToBytes());
        var anchors = (await desk.RecordAsync()).Anchors;

        using var world = CheckWorld.CopyOf(desk.Desk.Directory);
        var found = await world.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        var outside = found.Result["outside_time"]!.AsArray();
        Assert.Equal(
            ["complete Karst Time", "complete Second Time", "pending "],
            outside.Select(one => $"{one!["state"]} {one["authority"]}"));
        string NotShown() => (string)found.Result["not_shown"]![0]!;
        Assert.StartsWith("Since when this record exists", NotShown(), StringComparison.Ordinal);

        // Without its answer an outside time is damage, and counts no more.
        foreach (var anchor in anchors.Take(2))
        {
            var hex = anchor.Token.ToHex();
            File.Delete(world.PathOf($"derivatives/{hex[..2]}/{hex}"));
        }

        found = await world.CheckAsync();
        Assert.Equal(Ending.DamageFound, found.Ending);
        Assert.Equal(2, found.Problems.Count(problem => problem.Code == "anchor-damaged"));
        Assert.StartsWith("No outside time:", NotShown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_needs_a_root_and_a_name_and_its_address_is_one()
    {
        using var authority = new TestAuthority();
        await using var desk = await AnchorDesk.CreateAsync();
        Assert.Equal(["no-root"], (await desk.TrustAsync("T", null, authority.Signer.RawData)).Codes);
        Assert.Equal(["certificate-malformed"], (await desk.TrustAsync("T", null, [1, 2])).Codes);
        Assert.Equal(["bad-value"], (await desk.TrustAsync(authority, " ")).Codes);
        foreach (var url in (string[])["file:///etc/passwd", "nonsense", "https://me:pw@time.example"])
            Assert.Equal(["bad-value"], (await desk.TrustAsync(authority, "T", url)).Codes);
        Assert.Empty((await desk.RecordAsync()).Authorities);

        // Stated anew: the last word stands, and old roots still judge old answers.
        using var renewed = new TestAuthority("New Time");
        var request = await desk.RequestAsync();
        await desk.TrustAsync(authority, "T");
        await desk.TrustAsync(renewed, "T", "https://time.example/tsa");
        Assert.Equal("https://time.example/tsa", Assert.Single((await desk.RecordAsync()).Authorities).Url);
        Assert.Equal("T", (string?)(await desk.ImportAsync(authority.Reply(request))).Rows[0]["authority"]);
    }

    private static async Task<string> NoteAsync(AnchorDesk desk) =>
        desk.Desk.Vault.Derivatives.PathOf((await desk.RecordAsync()).Requests[0].Note);
}
