using System.Text;
using Probative.Handover.Receipts;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Packages;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>What a giver takes home.</summary>
public class ReceiptTests
{
    private static async Task<(MemorySinks Sinks, CommandEvent.Finished Ended, Problem[] Problems)> GiveAsync(
        MemoryVault vault, ItemId? item, IntakeId? intake)
    {
        var sinks = new MemorySinks();
        var standing = new Standing(vault.Case, "Exercise", MemoryVault.Actor, "investigator");
        var events = new List<CommandEvent>();
        var stream = CommandEvents.Of(
            (tell, ct) => new ReceiptRun(vault, sinks, standing, "/out/r", tell).RunAsync(item, intake, ct),
            TestContext.Current.CancellationToken);
        await foreach (var happened in stream) events.Add(happened);
        return (
            sinks,
            Assert.IsType<CommandEvent.Finished>(events[^1]),
            [.. events.OfType<CommandEvent.Noted>().Select(noted => noted.Problem)]);
    }

    private static SdJwt ExtraOf(MemoryVault vault, MemorySink receipt, string file)
    {
        Assert.True(TlogProof.TryParse(receipt.Files[file], out var proof, out _));
        Assert.True(SdJwt.TryParse(proof.Extra!.Value.Span, out var jwt, out _));
        Assert.True(jwt.Verify(vault.HandoverKey.Jwk));
        Assert.IsType<TlogProofOutcome.Included>(proof.Verify(TreeHash.Leaf(jwt.LeafBytes), vault.Log.Vkey));
        return jwt;
    }

    [Fact]
    public async Task A_receipt_proves_what_was_given_and_keeps_what_is_ours()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var given = await vault.ReceiveAsync("a\u202Eb\nreport.txt", "bytes", from: "Anna Vale");
        await vault.AppearAsync(given.Item, "Channel One", "https://example.org/1");
        await vault.ClaimAsync(given.Item, "bytes", "Paper");
        await vault.Memory.PublishAsync(TestContext.Current.CancellationToken);
        var (sinks, ended, _) = await GiveAsync(vault, given.Item, null);

        Assert.Equal(Ending.Done, ended.Ending);
        var receipt = sinks.Last;
        Assert.Equal(["RECEIPT.txt", "fact-2.tlog-proof", "handover-key.jwk", "vkey"], receipt.Files.Keys);
        var fact = ExtraOf(vault, receipt, "fact-2.tlog-proof");
        Assert.Equal("Anna Vale", ((JsonValue.Text)fact["from"]!).Value);
        Assert.Null(fact["path"]);
        Assert.Null(fact["modified"]);
        Assert.Contains(given.Sha256.ToHex(), receipt.Text("RECEIPT.txt"), StringComparison.Ordinal);
        Assert.Contains(
            "a⟨U+202E⟩b⟨U+000A⟩report.txt", receipt.Text("RECEIPT.txt"), StringComparison.Ordinal);
        Assert.Empty(Searcher.Find(
            receipt.Files, "/srv/intake", "Channel One", "example.org/1", "Paper", "Lower Fennick"));
    }

    [Fact]
    public async Task A_receipt_of_an_intake_tells_what_was_kept_and_what_failed_and_nothing_of_others()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var others = IntakeId.New();
        var first = await vault.ReceiveAsync("theirs.txt", "the same", from: "Bert Moor", intake: others);
        await vault.ReceiveAsync("mine.txt", "the same", from: "Anna Vale", item: first.Item);
        await vault.AppendAsync(WithholdingTests.Failure("gone.mp4", vault.Intake) with
        {
            Message = "/srv/intake/2026/gone.mp4 could not be read.",
        });
        await vault.AppendAsync(
            new IntakeFinished { Intake = vault.Intake, Received = 1, Again = 1, Failed = 1 });
        await vault.Memory.PublishAsync(TestContext.Current.CancellationToken);
        var (sinks, ended, _) = await GiveAsync(vault, null, vault.Intake);

        Assert.Equal((1, 1), ((long?)ended.Result!["kept"], (long?)ended.Result["failed"]));
        var receipt = sinks.Last;
        Assert.Equal(
            ["fact-3.tlog-proof", "fact-4.tlog-proof", "fact-5.tlog-proof"],
            receipt.Files.Keys.Where(path => path.StartsWith("fact-", StringComparison.Ordinal)));
        Assert.Null(ExtraOf(vault, receipt, "fact-4.tlog-proof")["message"]);
        Assert.Null(ExtraOf(vault, receipt, "fact-5.tlog-proof")["again"]);
        Assert.Empty(Searcher.Find(
            receipt.Files, "Bert Moor", "theirs.txt", others.ToString(), "/srv/intake", "\"again\""));
    }

    [Fact]
    public async Task Of_an_item_that_several_gave_it_has_to_be_said_whose_receipt_it_is()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var others = IntakeId.New();
        var first = await vault.ReceiveAsync("theirs.txt", "the same", intake: others);
        await vault.ReceiveAsync("mine.txt", "the same", item: first.Item);
        await vault.Memory.PublishAsync(TestContext.Current.CancellationToken);

        var (sinks, ended, problems) = await GiveAsync(vault, first.Item, null);
        Assert.Equal((Ending.WrongUsage, "which-intake"), (ended.Ending, Assert.Single(problems).Code));
        Assert.Empty(sinks.Made);

        (sinks, ended, _) = await GiveAsync(vault, first.Item, vault.Intake);
        Assert.Equal(Ending.Done, ended.Ending);
        Assert.Empty(Searcher.Find(sinks.Last.Files, "theirs.txt"));
    }

    [Fact]
    public async Task What_is_not_published_yet_has_no_receipt()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.Memory.PublishAsync(TestContext.Current.CancellationToken);
        var given = await vault.ReceiveAsync("report.txt", "bytes");
        var (_, ended, problems) = await GiveAsync(vault, given.Item, null);
        Assert.Equal((Ending.Refused, "not-published"), (ended.Ending, Assert.Single(problems).Code));

        (_, ended, problems) = await GiveAsync(vault, ItemId.New(), null);
        Assert.Equal((Ending.WrongUsage, "receipt-of-nothing"), (ended.Ending, Assert.Single(problems).Code));
    }

    [Fact]
    public async Task The_small_verifier_accepts_every_proof_of_a_receipt()
    {
        await using var real = await RealCase.CreateAsync();
        var given = await real.ReceiveAsync("report.txt", "bytes", from: "Anna Vale");
        for (var i = 0; i < 300; i++) await real.AppendAsync(Local.TestVault.Fact(i));
        await real.Vault.Ledger.PublishAsync(Local.TestVault.Ct);
        var path = Path.Combine(real.Out, "receipt");
        var command = new GiveReceipt
        {
            By = real.Member, Item = given.Item.ToString()[..8], Case = null, Intake = null, Out = path,
        };
        CommandEvent? last = null;
        await foreach (var happened in new ReceiptGiver(real.Vault, new PackageSinks()).RunAsync(
            command, Local.TestVault.Ct))
        {
            last = happened;
        }

        Assert.Equal(Ending.Done, Assert.IsType<CommandEvent.Finished>(last).Ending);
        var proof = Path.Combine(path, $"fact-{given.Number}.tlog-proof");
        Assert.Equal(0, await ThreeChecks.VerifierAsync(proof, real.Key) ?? 0);
        Assert.Equal(0, await ThreeChecks.VerifierAsync(proof, real.Vault.Log.Vkey.Fingerprint) ?? 0);
        var changed = Encoding.ASCII.GetString(await File.ReadAllBytesAsync(proof, Local.TestVault.Ct))
            .Replace("\nindex ", "\nindex 1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(proof, changed, Local.TestVault.Ct);
        Assert.Equal(1, await ThreeChecks.VerifierAsync(proof, real.Key) ?? 1);
    }
}
