using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

public sealed class CosignatureTests
{
    [Fact]
    public void A_cosigned_checkpoint_opens_with_both_keys_and_tells_the_time()
    {
        var late = Samples.Time.AddMilliseconds(900);
        var bytes = Samples.Checkpoint.Sign(Samples.Log).Cosign(Samples.Witness, late).ToBytes();
        Assert.True(SignedNote.TryParse(bytes, out var note, out _));
        var opened = Assert.IsType<NoteOutcome.Opened>(
            note.Open(Samples.Log.Verifier, Samples.Witness.Verifier));
        Assert.Equal([Samples.Log.Verifier, Samples.Witness.Verifier], opened.By);
        Assert.Equal(Samples.Time, opened.Verified[1].Time());
        Assert.Null(opened.Verified[0].Time());
    }

    [Fact]
    public void The_time_is_part_of_what_is_signed()
    {
        var note = Samples.Checkpoint.Sign(Samples.Log).Cosign(Samples.Witness, Samples.Time);
        var signature = note.Signatures[1].Signature;
        Assert.True(Samples.Witness.Verifier.Verify(note.Text, signature.Span));
        for (var bit = 0; bit < 72 * 8; bit++)
        {
            var flipped = Samples.Flip(signature.Span, bit);
            Assert.False(Samples.Witness.Verifier.Verify(note.Text, flipped), $"bit {bit}");
        }
    }

    [Fact]
    public void The_message_is_that_of_the_standard()
    {
        // C2SP tlog-cosignature, "Ed25519 signed message", signed by an ordinary key over the text in full.
        var text = Samples.Checkpoint.ToText();
        var plain = new SignerKey("w", Samples.Seed(3));
        byte[] message = [.. "cosignature/v1\ntime 1769860800\n"u8, .. text];
        var cosignature = Samples.Witness.Cosign(text, Samples.Time);
        Assert.Equal([0, 0, 0, 0, 0x69, 0x7d, 0xee, 0xc0], cosignature.Take(8));
        Assert.Equal(plain.Sign(message), cosignature.Skip(8));
    }

    [Fact]
    public void Neither_kind_of_key_passes_for_the_other()
    {
        var text = Samples.Checkpoint.ToText();
        Assert.Throws<InvalidOperationException>(() => Samples.Log.Cosign(text, Samples.Time));
        Assert.Throws<InvalidOperationException>(() => Samples.Witness.Sign(text));
        Assert.False(Samples.Log.Verifier.Verify(text, Samples.Witness.Cosign(text, Samples.Time)));
        Assert.False(Samples.Witness.Verifier.Verify(text, Samples.Log.Sign(text)));
        Assert.False(Samples.Witness.Verifier.Verify(text, []));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Samples.Witness.Cosign(text, DateTimeOffset.UnixEpoch.AddSeconds(-1)));
    }

    [Fact]
    public void A_time_beyond_the_calendar_is_no_time()
    {
        byte[] late = [0x7f, .. Enumerable.Repeat((byte)0xff, 7), .. new byte[64]];
        Assert.Null(new NoteSignature("w", 0, late).Time());
        byte[] negative = [0x80, .. new byte[71]];
        Assert.Null(new NoteSignature("w", 0, negative).Time());
        Assert.False(Samples.Witness.Verifier.Verify("x\n"u8, negative));
        Assert.Equal(DateTimeOffset.UnixEpoch, new NoteSignature("w", 0, new byte[72]).Time());
    }

    [Fact]
    public void Checkpoints_of_another_witness_conversation_have_the_recorded_signatures()
    {
        var json = Vectors.Json(Repository.Outside("tlog/witness-add-checkpoint.json"));
        var key = new VerifierKey(
            json.GetProperty("origin").GetString()!,
            KeyType.Ed25519,
            Convert.FromHexString(json.GetProperty("log_public_key_hex").GetString()!));
        var (trusted, refused) = (0, 0);
        foreach (var step in json.GetProperty("steps").EnumerateArray())
        {
            var body = step.GetProperty("body").GetString()!;
            var note = body[(body.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            var signed = SignedNote.TryParse(Samples.Utf8(note), out var parsed, out _)
                && parsed.Open(key) is NoteOutcome.Opened
                && Checkpoint.TryParse(parsed.Text, out var checkpoint, out _)
                && checkpoint.Origin == key.Name;
            Assert.Equal(step.GetProperty("status").GetInt32() is not (403 or 404), signed);
            (trusted, refused) = signed ? (trusted + 1, refused) : (trusted, refused + 1);
        }

        Assert.True(trusted >= 5 && refused >= 2, $"{trusted} {refused}");
    }
}
