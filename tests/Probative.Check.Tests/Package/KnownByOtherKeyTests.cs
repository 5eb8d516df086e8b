using System.Globalization;
using System.Text.Json;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>
/// The key of a log can be changed: what another key signed is judged by origin, size and root, and that is
/// told.
/// </summary>
public sealed class KnownByOtherKeyTests : IDisposable
{
    private readonly string _folder =
        Peer.Package("pair", "--facts", "40", "--items", "5", "--earlier");

    private readonly Scratch _scratch = new();
    private readonly Checkpoint _then;
    private readonly SignerKey _other;

    public KnownByOtherKeyTests()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(_folder, "earlier.checkpoint"));
        Assert.True(LogCheckpoint.TryParse(bytes, out _, out Checkpoint? then, out _));
        _then = then;
        _other = SignerKey.Generate(_then.Origin);
    }

    private string Later => Path.Combine(_folder, "later");

    private string Key => _folder + ".vkey";

    public void Dispose()
    {
        _other.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void An_equal_root_passes_and_what_it_shows_is_told()
    {
        string known = Write(_then.Sign(_other));
        string words = $"{known}: it is not signed by the package's key but by another (key id "
            + $"{Id(_other)}), and that signature was not checked. The package's root at {_then.Size} facts "
            + "is the one that you kept: its record goes on from there. That the log's owner changed the key "
            + "is not shown: ask the owner, or compare the fingerprint with one that you have from "
            + "elsewhere.";

        Shell text = Shell.Run(Later, "--key", Key, "--known", known);
        Assert.Equal(0, text.ExitCode);
        Assert.Contains($"Known checkpoint\n  - {words}\n", text.Output, StringComparison.Ordinal);
        Assert.Equal("", Shell.Run(Later, "--key", Key, "--known", known, "--quiet").Output);

        JsonElement told = Assert.Single(Told(Shell.Run(Later, "--key", Key, "--known", known, "--json")));
        Assert.Equal(
            ["known", "log_size", "key_ids", "says"], told.EnumerateObject().Select(member => member.Name));
        Assert.Equal(known, told.GetProperty("known").GetString());
        Assert.Equal(_then.Size, told.GetProperty("log_size").GetUInt64());
        Assert.Equal([Id(_other)], told.GetProperty("key_ids").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(words, told.GetProperty("says").GetString());
    }

    [Fact]
    public void Every_key_that_a_line_names_is_told()
    {
        using var more = SignerKey.Generate(_then.Origin);
        Shell two = Check(_then.Sign(_other, more));
        Assert.Equal(0, two.ExitCode);
        Assert.Contains(
            $"by another (key ids {Id(_other)}, {Id(more)})",
            Assert.Single(Told(two)).GetProperty("says").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_told_where_the_key_of_the_package_signed_too()
    {
        byte[] own = File.ReadAllBytes(Path.Combine(_folder, "earlier.checkpoint"));
        Assert.True(SignedNote.TryParse(own, out SignedNote? note, out _));
        Shell both = Check(note.With(_then.Sign(_other).Signatures[0]));
        Assert.Equal(0, both.ExitCode);
        Assert.Empty(Told(both));
    }

    [Fact]
    public void Whoever_gives_the_earlier_key_learns_that_the_record_goes_on_from_what_they_kept()
    {
        Shell shell =
            Shell.Run(Later, "--key", _other.Vkey, "--known", Write(_then.Sign(_other)), "--json");
        Assert.Equal(["signer-other"], shell.Codes());
        Assert.Single(Told(shell));
    }

    [Fact]
    public void Another_root_or_a_later_size_is_false_and_may_be_of_another_log()
    {
        Checkpoint[] wrong =
        [
            new(_then.Origin, _then.Size, Hash32.Zero),
            new(_then.Origin, 40, Hash32.Zero),
            new(_then.Origin, _then.Size - 1, _then.Root),
            new(_then.Origin, 1UL << 40, _then.Root),
        ];
        foreach (Checkpoint one in wrong)
        {
            Shell shell = Check(one.Sign(_other));
            Assert.Equal(["known-checkpoint"], shell.Codes());
            Assert.Empty(Told(shell));
            string message = Messages(shell).Single();
            Assert.EndsWith(
                $"It is not signed by the package's key but by another (key id {Id(_other)}), so it may be "
                    + "of another log.",
                message,
                StringComparison.Ordinal);
            Assert.DoesNotContain("two histories", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_origin_is_another_log_whatever_its_root_and_signer()
    {
        using var elsewhere = SignerKey.Generate("vault.example/elsewhere");
        Shell shell = Check(new Checkpoint(elsewhere.Name, _then.Size, _then.Root).Sign(elsewhere));
        Assert.Equal(["known-checkpoint"], shell.Codes());
        Assert.Contains(
            $"it is of another log: its origin is {elsewhere.Name}", Messages(shell).Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_names_the_key_of_the_package_has_to_hold()
    {
        Assert.True(
            VerifierKey.TryParse(File.ReadAllText(Key).TrimEnd('\n'), out VerifierKey? own, out _));
        NoteSignature other = _then.Sign(_other).Signatures[0];
        var forged = new NoteSignature(own.Name, own.KeyId, other.Signature);
        Shell shell = Check(_then.Sign(_other).With(forged));
        Assert.Equal(["known-checkpoint"], shell.Codes());
        Assert.Contains("does not hold", Messages(shell).Single(), StringComparison.Ordinal);
    }

    private Shell Check(SignedNote known) =>
        Shell.Run(Later, "--key", Key, "--known", Write(known), "--json");

    private string Write(SignedNote known)
    {
        _scratch.Write("known", known.ToBytes());
        return _scratch["known"];
    }

    private static string Id(SignerKey key) =>
        key.Verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture);

    private static JsonElement[] Told(Shell shell) =>
        [.. shell.Document().GetProperty("result").GetProperty("known_by_other_key").EnumerateArray()];

    private static IEnumerable<string> Messages(Shell shell) =>
        shell.Document().GetProperty("problems").EnumerateArray().Select(
            problem => problem.GetProperty("message").GetString()!);
}
