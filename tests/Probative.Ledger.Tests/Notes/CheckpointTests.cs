using CsCheck;
using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

public sealed class CheckpointTests
{
    private static readonly Gen<string> Origins = Gen.String[Gen.Char["abc/. \u00e9"], 1, 20];

    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    [Fact]
    public void The_malformed_ones_of_others_are_damage()
    {
        var cases = Vectors.Json(Repository.Outside("tlog/checkpoint-malformed.json"))
            .EnumerateArray().ToArray();
        Assert.NotEmpty(cases);
        Assert.All(cases, @case => Assert.False(
            Checkpoint.TryParse(Samples.Utf8(@case.GetProperty("body").GetString()!), out _, out _),
            @case.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("", "CHECKPOINT_FORM", 0)]
    [InlineData("log\n1\n", "CHECKPOINT_FORM", 6)]
    [InlineData("log\n1\n" + Root, "CHECKPOINT_FORM", 50)]
    [InlineData("\n1\n" + Root + "\n", "CHECKPOINT_ORIGIN", 0)]
    [InlineData("log\n\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n01\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n+1\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n 1\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n1e1\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n0x1\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n9223372036854775808\n" + Root + "\n", "CHECKPOINT_SIZE", 4)]
    [InlineData("log\n1\n" + Root + "=\n", "CHECKPOINT_ROOT", 6)]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "CHECKPOINT_ROOT", 6)]
    [InlineData("log\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n", "CHECKPOINT_ROOT", 6)]
    [InlineData("log\n1\n\n", "CHECKPOINT_ROOT", 6)]
    [InlineData("log\n1\n" + Root + "\n\n", "CHECKPOINT_EXTENSION", 51)]
    [InlineData("log\n1\n" + Root + "\next\n\next\n", "CHECKPOINT_EXTENSION", 55)]
    [InlineData("log\r\n1\n" + Root + "\n", "NOTE_NOT_TEXT", 3)]
    public void A_malformed_text_is_damage_with_its_place(string text, string code, int offset)
    {
        Assert.False(Checkpoint.TryParse(Samples.Utf8(text), out var checkpoint, out var damage));
        Assert.Null(checkpoint);
        Assert.Equal((code, (long)offset), (damage.Code, damage.Offset));
    }

    [Theory]
    [InlineData("log\n0\n" + Root + "\n", 0UL, 0)]
    [InlineData("log with spaces\n9223372036854775807\n" + Root + "\n", 9_223_372_036_854_775_807UL, 0)]
    [InlineData("log\n1\n" + Root + "\nfirst\nsecond\n", 1UL, 2)]
    public void A_text_reads_and_writes_alike(string text, ulong size, int extensions)
    {
        Assert.True(
            Checkpoint.TryParse(Samples.Utf8(text), out var checkpoint, out var damage), damage.ToString());
        Assert.Equal((size, extensions), (checkpoint.Size, checkpoint.Extensions.Count));
        Assert.Equal(text, Samples.Text(checkpoint.ToText()));
    }

    [Fact]
    public void Equality_is_that_of_every_line()
    {
        var one = new Checkpoint("log", 1, Hash32.Zero, ["x"]);
        var same = new Checkpoint("log", 1, Hash32.Zero, new List<string> { "x" });
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, one with { Extensions = ["y"] });
        Assert.NotEqual(one, one with { Size = 2 });
        Assert.NotEqual(one, one with { Root = Hash32.Of([]) });
        Assert.NotEqual(one, one with { Origin = "gol" });
    }

    [Fact]
    public void A_checkpoint_that_is_no_text_is_a_bug_of_the_caller()
    {
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("", 1, Hash32.Zero).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a\nb", 1, Hash32.Zero).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a", 1, Hash32.Zero, [""]).ToText());
        Assert.Throws<InvalidOperationException>(
            () => new Checkpoint("a", 1, Hash32.Zero, ["a\nb"]).ToText());
        Assert.Throws<InvalidOperationException>(
            () => new Checkpoint("a", ulong.MaxValue, Hash32.Zero).ToText());
    }

    [Fact]
    public void Any_checkpoint_survives_signing_and_reading() =>
        Gen.Select(Origins, Gen.ULong[0, long.MaxValue], Gen.Byte.Array[32]).Sample(
            (origin, size, root) =>
            {
                var checkpoint = new Checkpoint(origin, size, Hash32.FromSpan(root));
                Assert.True(SignedNote.TryParse(checkpoint.Sign(Samples.Log).ToBytes(), out var note, out _));
                Assert.True(Checkpoint.TryParse(note.Text, out var read, out _));
                Assert.Equal(checkpoint, read);
            },
            iter: 200);

    [Fact]
    public void A_log_of_ours_opens_with_its_key_alone()
    {
        var bytes = Samples.Checkpoint.Sign(Samples.Log).Cosign(Samples.Witness, Samples.Time).ToBytes();
        Assert.True(LogCheckpoint.TryOpen(bytes, Samples.Log.Verifier, out var checkpoint, out _));
        Assert.Equal(Samples.Checkpoint, checkpoint);

        AssertClosed(bytes, Samples.Other.Verifier, "LOG_CHECKPOINT_ORIGIN");
        AssertClosed(
            bytes, new SignerKey(Samples.Origin, Samples.Seed(9)).Verifier, "LOG_CHECKPOINT_SIGNATURE");
        var note = Samples.Checkpoint.Sign(Samples.Log);
        AssertClosed(
            note.With(note.Signatures[0]).ToBytes(), Samples.Log.Verifier, "LOG_CHECKPOINT_SIGNATURE");
        var cosigner = new SignerKey(Samples.Origin, Samples.Seed(1), KeyType.CosignatureV1);
        AssertClosed(
            note.Cosign(cosigner, Samples.Time).ToBytes(), cosigner.Verifier, "LOG_CHECKPOINT_SIGNATURE");
        for (var bit = 0; bit < note.ToBytes().Length * 8; bit++)
        {
            var flipped = Samples.Flip(bytes, bit);
            Assert.False(LogCheckpoint.TryOpen(flipped, Samples.Log.Verifier, out _, out _), $"bit {bit}");
        }
    }

    [Fact]
    public void A_log_of_ours_is_narrower_than_the_standard()
    {
        AssertNarrow(new Checkpoint("with space", 1, Hash32.Zero).Sign(Samples.Log));
        AssertNarrow(new Checkpoint("a+b", 1, Hash32.Zero).Sign(Samples.Log));
        AssertNarrow(new Checkpoint("\u00e9", 1, Hash32.Zero).Sign(Samples.Log));
        AssertNarrow(new Checkpoint(new string('a', 256), 1, Hash32.Zero).Sign(Samples.Log));
        AssertNarrow(new Checkpoint("a", 1UL << 53, Hash32.Zero).Sign(Samples.Log));
        AssertNarrow(new Checkpoint("a", 1, Hash32.Zero, ["ext"]).Sign(Samples.Log));
        var note = new Checkpoint("a", (1UL << 53) - 1, Hash32.Zero).Sign(Samples.Log);
        AssertNarrow(note.With(note.Signatures[0] with { Name = "\u00e9" }));
        for (var i = 1; i < LogCheckpoint.SignatureLimit; i++)
        {
            note = note.With(note.Signatures[0]);
        }

        Assert.True(LogCheckpoint.TryParse(note.ToBytes(), out _, out _, out _));
        AssertNarrow(note.With(note.Signatures[0]));
        Assert.True(LogCheckpoint.IsOrigin(new string('~', 255)));
        Assert.False(LogCheckpoint.IsOrigin(""));
    }

    private static void AssertNarrow(SignedNote note)
    {
        Assert.False(
            LogCheckpoint.TryParse(note.ToBytes(), out var read, out var checkpoint, out var damage));
        Assert.Equal("LOG_CHECKPOINT_FORM", damage.Code);
        Assert.Null(read);
        Assert.Null(checkpoint);
    }

    private static void AssertClosed(byte[] bytes, VerifierKey key, string code)
    {
        Assert.False(LogCheckpoint.TryOpen(bytes, key, out var checkpoint, out var damage));
        Assert.Equal(code, damage.Code);
        Assert.Null(checkpoint);
    }
}
