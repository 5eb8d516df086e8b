using System.Text;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests;

/// <summary>A fact's inclusion in a package, expanded into a receipt that stands by itself.</summary>
public class ReceiptTests
{
    private static readonly string[] Options =
        ["--facts", "30", "--items", "4", "--withhold-facts", "2", "--seed", "9"];

    private readonly string _folder = Peer.Package("receipts", Options);

    private string Key => _folder + ".vkey";

    [Fact]
    public void Every_opened_fact_has_a_receipt_and_a_withheld_one_has_none()
    {
        using var scratch = new Scratch();
        string[] lines = File.ReadAllLines(Path.Combine(_folder, "data/facts.txt"));
        for (var n = 1; n <= lines.Length + 1; n++)
        {
            string path = scratch[$"{n}.tlog-proof"];
            Shell made = Shell.Run("proof", _folder, "--fact", $"{n}", "--key", Key, "--out", path);
            if (n <= lines.Length && lines[n - 1][0] == '{')
            {
                Assert.Equal(2, made.ExitCode);
                Assert.False(File.Exists(path));
                continue;
            }

            Assert.Equal(0, made.ExitCode);
            Shell check = Shell.Run(path, "--key", Key, "--json");
            Assert.Equal(0, check.ExitCode);
            Assert.Equal(n, check.Document().GetProperty("result").GetProperty("fact").GetInt64());
        }
    }

    [Fact]
    public void What_a_receipt_opens_is_shown_and_nothing_of_one_that_does_not_hold()
    {
        using var scratch = new Scratch();
        Shell.Run("proof", _folder, "--fact", "1", "--out", scratch["r.tlog-proof"]);
        string type = Fields(scratch["r.tlog-proof"]).GetProperty("type").GetString()!;
        string text = Shell.Run(scratch["r.tlog-proof"], "--key", Key).Output;
        Assert.Contains($"What the fact says\n", text, StringComparison.Ordinal);
        Assert.Contains($"- type: \"{type}\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pad1", text, StringComparison.Ordinal);

        string other = File.ReadAllText(scratch["r.tlog-proof"]).Replace("\nindex ", "\nindex 1");
        scratch.Write("other.tlog-proof", other);
        Assert.Empty(Fields(scratch["other.tlog-proof"]).EnumerateObject());
        Assert.DoesNotContain(
            "What the fact says",
            Shell.Run(scratch["other.tlog-proof"], "--key", Key).Output,
            StringComparison.Ordinal);
    }

    private System.Text.Json.JsonElement Fields(string receipt) =>
        Shell.Run(receipt, "--key", Key, "--json").Document().GetProperty("result").GetProperty("fields");

    [Fact]
    public void A_receipt_is_a_tlog_proof_that_the_ledger_library_verifies_by_itself()
    {
        Shell made = Shell.Run("proof", _folder, "--fact", "1", "--json");
        Assert.Equal(5, made.ExitCode);
        string text = made.Document().GetProperty("result").GetProperty("proof").GetString()!;
        Assert.Equal(text, Shell.Run("proof", _folder, "--fact", "1", "--key", Key).Output);

        Assert.True(TlogProof.TryParse(Encoding.UTF8.GetBytes(text), out TlogProof? proof, out _));
        Assert.True(VerifierKey.TryParse(File.ReadAllText(Key).Trim(), out VerifierKey? key, out _));
        Assert.True(Probative.Ledger.Facts.SdJwt.TryParse(proof.Extra!.Value.Span, out var fact, out _));
        Hash32 leafHash = TreeHash.Leaf(fact.LeafBytes);
        Assert.IsType<TlogProofOutcome.Included>(proof.Verify(leafHash, key));
    }

    [Fact]
    public void Without_a_key_the_fingerprint_of_the_one_beside_it_is_shown_or_said_to_be_missing()
    {
        using var scratch = new Scratch();
        Shell.Run("proof", _folder, "--fact", "1", "--out", scratch["r.tlog-proof"]);
        string none = Shell.Run(scratch["r.tlog-proof"]).Output;
        Assert.Contains("nothing tells who signed", none, StringComparison.Ordinal);
        Assert.DoesNotContain("Compare the fingerprint", none, StringComparison.Ordinal);

        string other = Peer.Package("receipts-other", "--facts", "12", "--seed", "z") + ".vkey";
        scratch.Write("vkey", File.ReadAllText(other));
        Assert.DoesNotContain(
            "fingerprint      ", Shell.Run(scratch["r.tlog-proof"]).Output, StringComparison.Ordinal);

        scratch.Write("vkey", File.ReadAllText(Key));
        Shell shown = Shell.Run(scratch["r.tlog-proof"]);
        Assert.Equal(5, shown.ExitCode);
        Assert.Contains("fingerprint      ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Compare the fingerprint", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_with_any_byte_changed_is_refused()
    {
        using var scratch = new Scratch();
        byte[] receipt =
            Encoding.UTF8.GetBytes(Shell.Run("proof", _folder, "--fact", "3", "--key", Key).Output);
        for (var at = 0; at < receipt.Length; at++)
        {
            byte[] changed = [.. receipt];
            changed[at] ^= 0x01;
            scratch.Write("receipt", changed);
            Shell shell = Shell.Run(scratch["receipt"], "--key", Key, "--json");

            // The signature of an SD-JWT is by the handover key, which a receipt does not carry: what makes
            // the fact part of the record is the tree. Its 64 bytes, and who is said to have signed, are
            // outside.
            bool isOutside = shell.ExitCode == 0 && IsSameFact(receipt, changed);
            Assert.True(shell.ExitCode == 1 || isOutside, $"byte {at}: {shell.Output}");
        }
    }

    [Fact]
    public void A_receipt_carries_no_key_so_a_fingerprint_needs_the_key_beside_it()
    {
        using var scratch = new Scratch();
        scratch.Write("receipt", Shell.Run("proof", _folder, "--fact", "2", "--key", Key).Output);
        string line = File.ReadAllText(Key).Trim();
        string fingerprint = Hash32.Of(Encoding.ASCII.GetBytes(line)).ToHex();

        Assert.Equal(5, Shell.Run(scratch["receipt"]).ExitCode);
        Assert.Equal(1, Shell.Run(scratch["receipt"], "--key", fingerprint).ExitCode);
        scratch.Write("vkey", line + "\n");
        Assert.Equal(0, Shell.Run(scratch["receipt"], "--key", fingerprint).ExitCode);
        using var other = SignerKey.Generate("vault.example/lower-fennick");
        scratch.Write("vkey", other.Vkey + "\n");
        Assert.Equal(1, Shell.Run(scratch["receipt"], "--key", fingerprint).ExitCode);
        Assert.Equal(1, Shell.Run(scratch["receipt"], "--key", other.Vkey).ExitCode);
    }

    [Fact]
    public void The_proofs_of_another_maker_are_named_as_being_of_no_fact()
    {
        string folder = Path.Combine(Repository.Outside("tlog"), "tlog-proof");
        string key = Path.Combine(Repository.Outside("tlog"), "tessera-log.vkey");
        foreach (string path in Directory.EnumerateFiles(folder, "*.tlog-proof"))
            Assert.Equal(["receipt"], Shell.Run(path, "--key", key, "--json").Codes());
    }

    [Fact]
    public void A_proof_is_not_made_from_a_false_package_nor_over_an_existing_file()
    {
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in Peer.Load(_folder)) scratch.Write($"p/{path}", bytes);
        scratch.Write("there", "precious");
        Assert.Equal(2, Shell.Run("proof", scratch["p"], "--fact", "1", "--out", scratch["there"]).ExitCode);
        Assert.Equal("precious", File.ReadAllText(scratch["there"]));

        string nodes = File.ReadAllText(scratch["p/ledger/nodes.txt"]);
        scratch.Write("p/ledger/nodes.txt", nodes[..^2] + (nodes[^2] == '0' ? '1' : '0') + "\n");
        Shell shell = Shell.Run("proof", scratch["p"], "--fact", "1", "--json");
        Assert.Equal(1, shell.ExitCode);
        Assert.Equal(["tree"], shell.Codes());
        Assert.Equal(2, Shell.Run("proof", _folder, "--fact", "31").ExitCode);
    }

    private static bool IsSameFact(byte[] receipt, byte[] changed)
    {
        static (string Leaf, string Disclosures) Parts(byte[] bytes)
        {
            string extra = Encoding.UTF8.GetString(bytes).Split('\n')[1]["extra ".Length..];
            string line = Encoding.UTF8.GetString(Convert.FromBase64String(extra));
            return (line.Split('.')[1], line[line.IndexOf('~', StringComparison.Ordinal)..]);
        }

        return Parts(receipt) == Parts(changed);
    }
}
