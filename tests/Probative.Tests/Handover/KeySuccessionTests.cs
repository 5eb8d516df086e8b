using Probative.Handover.Receipts;
using Probative.Kernel.Commands;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Packages;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>Whoever believes an old key of the log learns from it alone which key came next.</summary>
public sealed class KeySuccessionTests
{
    [Fact]
    public async Task Each_old_key_proves_the_next_one_and_no_other_does()
    {
        await using var desk = await Desk.CreateAsync();
        List<VerifierKey> keys = [desk.Vault.Log.Vkey];
        for (var change = 0; change < 3; change++)
        {
            await desk.Vault.Keys!.ChangeLogKeyAsync("P");
            keys.Add(desk.Vault.Log.Vkey);

            // The log is longer each time: the proof is to a checkpoint of then.
            await desk.OpenCaseAsync($"Case {change}");
        }

        for (var old = 0; old < 3; old++)
        {
            var file = Path.Combine(desk.Folder.Path, $"{old}.tlog-proof");
            var told = await AskAsync(desk, file, keys[old].Fingerprint.ToUpperInvariant());
            Assert.Equal((Ending.Done, 4), (told.Ending, told.Rows.Count));
            var bytes = await File.ReadAllBytesAsync(file, Desk.Ct);
            Assert.Equal(keys[old + 1].Line, KeyNamedBy(bytes, keys[old]));
            Assert.Null(KeyNamedBy(bytes, keys[(old + 2) % 4]));
        }

        var last = Path.Combine(desk.Folder.Path, "last.tlog-proof");
        await AskAsync(desk, last, of: null);
        Assert.Equal(keys[3].Line, KeyNamedBy(await File.ReadAllBytesAsync(last, Desk.Ct), keys[2]));
        Assert.Equal(["out-exists"], (await AskAsync(desk, last, of: null)).Codes);
        Assert.Equal(["no-such-key"], (await AskAsync(desk, last + "2", keys[3].Fingerprint)).Codes);
        Assert.False(File.Exists(last + "2"));
    }

    [Fact]
    public async Task Without_a_change_there_is_one_key_and_nothing_to_prove()
    {
        await using var desk = await Desk.CreateAsync();
        var told = await AskAsync(desk, file: null, of: null);
        Assert.Equal(desk.Vault.Log.Vkey.Line, (string?)Assert.Single(told.Rows)["vkey"]);
        var file = Path.Combine(desk.Folder.Path, "none.tlog-proof");
        Assert.Equal(["no-such-key"], (await AskAsync(desk, file, of: null)).Codes);
    }

    private static async Task<Told> AskAsync(Desk desk, string? file, string? of)
    {
        var told = new Told();
        var teller = new LogKeysTeller(desk.Vault, new Outlet());
        await foreach (var happened in teller.RunAsync(new ShowLogKeys { ProofTo = file, Of = of }, Desk.Ct))
            told.Add(happened);
        return told;
    }

    /// <summary>As a stranger with the old key alone: null when the key did not sign this proof.</summary>
    private static string? KeyNamedBy(byte[] bytes, VerifierKey believed)
    {
        Assert.True(TlogProof.TryParse(bytes, out var proof, out var damage), $"{damage}");
        Assert.True(SdJwt.TryParse(proof.Extra!.Value.Span, out var fact, out damage), $"{damage}");
        if (proof.Verify(TreeHash.Leaf(fact.LeafBytes), believed) is not TlogProofOutcome.Included)
            return null;
        var opened = fact.Disclosures.ToDictionary(field => field.Name, field => field.Value);
        Assert.Equal(("KeyIntroduced", "log"), (Text(opened["type"]), Text(opened["purpose"])));
        return Text(opened["key"]);
    }

    private static string Text(JsonValue value) => Assert.IsType<JsonValue.Text>(value).Value;
}
