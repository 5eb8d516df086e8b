using CsCheck;
using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

public sealed class SignedNoteTests
{
    [Fact]
    public void The_cases_of_the_reference_library_get_its_verdicts()
    {
        var cases = Vectors.Json(Repository.Outside("tlog/signed-note.json")).EnumerateArray().ToArray();
        foreach (var @case in cases)
        {
            var name = @case.GetProperty("name").GetString();
            var text = @case.GetProperty("note").GetString()!;
            var keys = @case.GetProperty("vkeys").EnumerateArray().Select(k => Samples.Key(k.GetString()!));
            var parsed = SignedNote.TryParse(Samples.Utf8(text), out var note, out _);
            var outcome = parsed ? note!.Open(keys.ToArray()) : null;
            var verdict = outcome switch
            {
                null => "malformed",
                NoteOutcome.Opened => "ok",
                NoteOutcome.NoKnownKey => "unverified",
                NoteOutcome.InvalidSignature => "invalid signature",
                _ => "?",
            };
            Assert.Equal((name, @case.GetProperty("want").GetString()), (name, verdict));
            if (outcome is NoteOutcome.Opened opened)
            {
                Assert.Equal(Names(@case, "verified"), opened.Verified.Select(line => line.Name));
                Assert.Equal(Names(@case, "unverified"), opened.Unverified.Select(line => line.Name));
                Assert.Equal(text, Samples.Text(note!.ToBytes()));
            }
        }

        Assert.True(cases.Length >= 7, "The set has shrunk.");
    }

    [Fact]
    public void What_was_signed_opens_again_and_no_flipped_bit_does()
    {
        var bytes = SignedNote.Sign("a text\n\nwith an empty line\n"u8, Samples.Log, Samples.Other).ToBytes();
        Assert.True(SignedNote.TryParse(bytes, out var note, out _));
        var opened = Assert.IsType<NoteOutcome.Opened>(
            note.Open(Samples.Other.Verifier, Samples.Log.Verifier));
        Assert.Equal([Samples.Log.Verifier, Samples.Other.Verifier], opened.By);
        Assert.Equal("a text\n\nwith an empty line\n", Samples.Text(note.Text));

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var outcome = SignedNote.TryParse(Samples.Flip(bytes, bit), out var broken, out _)
                ? broken.Open(Samples.Log.Verifier, Samples.Other.Verifier)
                : null;
            Assert.False(outcome is NoteOutcome.Opened { By.Count: 2 }, $"bit {bit}");
        }
    }

    [Fact]
    public void A_key_of_the_same_name_or_id_alone_is_unknown()
    {
        var note = SignedNote.Sign("text\n"u8, Samples.Log);
        var sameName = new SignerKey(Samples.Origin, Samples.Seed(9)).Verifier;
        var outcome = Assert.IsType<NoteOutcome.NoKnownKey>(note.Open(sameName));
        Assert.Single(outcome.Unverified);

        var renamed = note.Signatures[0] with { Name = "renamed" };
        var opened = Assert.IsType<NoteOutcome.Opened>(note.With(renamed).Open(Samples.Log.Verifier));
        Assert.Equal([renamed], opened.Unverified);
    }

    [Fact]
    public void A_wrong_signature_of_a_known_key_refuses_the_whole_note_wherever_it_stands()
    {
        var good = SignedNote.Sign("text\n"u8, Samples.Log);
        var wrong = SignedNote.Sign("another\n"u8, Samples.Other).Signatures[0];
        var outcome = good.With(wrong).Open(Samples.Log.Verifier, Samples.Other.Verifier);
        Assert.Equal(new NoteOutcome.InvalidSignature(Samples.Other.Verifier), outcome);

        // A second line by the same key counts once, and has to be right too.
        var twice = good.With(good.Signatures[0]);
        Assert.Single(Assert.IsType<NoteOutcome.Opened>(twice.Open(Samples.Log.Verifier)).By);
        var forged = SignedNote.Sign("another\n"u8, Samples.Log).Signatures[0];
        Assert.IsType<NoteOutcome.InvalidSignature>(good.With(forged).Open(Samples.Log.Verifier));
    }

    [Fact]
    public void A_malformed_note_is_damage_with_its_place()
    {
        var good = Samples.Text(SignedNote.Sign("text\n"u8, Samples.Log).ToBytes());
        AssertDamage("", "NOTE_FORM", 0);
        AssertDamage("text\n", "NOTE_FORM", 5);
        AssertDamage("text\n\n", "NOTE_FORM", 6);
        AssertDamage(good[..^1], "NOTE_FORM", null);
        AssertDamage(good + "\n", "NOTE_FORM", null);
        AssertDamage("te\rxt" + good, "NOTE_NOT_TEXT", 2);
        AssertDamage("te\0xt" + good, "NOTE_NOT_TEXT", 2);
        AssertDamage(good.Replace("\u2014 ", "- ", StringComparison.Ordinal), "NOTE_SIGNATURE_LINE", 6);
        foreach (var line in new[]
        {
            "unexpected", "\u2014  AAAAAAA=", "\u2014 a+b AAAAAAA=", "\u2014 a\u00a0b AAAAAAA=",
            "\u2014 a AAAAAA==", "\u2014 a AAAAAAA", "\u2014 a AAAAAAB=", "\u2014 a AAA AAAA=",
            "\u2014a AAAAAAA=", "\u2014 AAAAAAA=",
        })
        {
            AssertDamage($"{good}{line}\n", "NOTE_SIGNATURE_LINE", Samples.Utf8(good).Length);
        }

        Assert.True(SignedNote.TryParse(Samples.Utf8(good + "\u2014 a AAAAAAA=\n"), out _, out _));
        byte[] noText = [(byte)'a', 0xc3, (byte)'\n', .. Samples.Utf8(good)];
        Assert.False(SignedNote.TryParse(noText, out _, out var damage));
        Assert.Equal(("NOTE_NOT_TEXT", 1L), (damage.Code, damage.Offset));
        Assert.False(SignedNote.TryParse(new byte[SignedNote.LimitBytes + 1], out _, out damage));
        Assert.Equal("NOTE_TOO_LARGE", damage.Code);
    }

    [Fact]
    public void A_hundred_signatures_are_read_and_one_more_is_not()
    {
        var note = SignedNote.Sign("text\n"u8, Samples.Log);
        var line = Samples.Text(note.ToBytes()).Split('\n')[2] + "\n";
        for (var i = 1; i < SignedNote.SignatureLimit; i++)
        {
            note = note.With(note.Signatures[0]);
        }

        Assert.True(SignedNote.TryParse(note.ToBytes(), out var read, out _));
        Assert.Equal(100, read.Signatures.Count);
        Assert.Throws<InvalidOperationException>(() => note.With(note.Signatures[0]));
        Assert.False(SignedNote.TryParse([.. note.ToBytes(), .. Samples.Utf8(line)], out _, out var damage));
        Assert.Equal("NOTE_TOO_MANY_SIGNATURES", damage.Code);
    }

    [Fact]
    public void A_text_that_no_note_can_have_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("no newline"u8, Samples.Log));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("tab\t\n"u8, Samples.Log));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("text\n"u8));
        Assert.Throws<InvalidOperationException>(() => SignedNote.Sign("text\n"u8, Samples.Witness));
    }

    [Fact]
    public void Any_text_survives_signing_writing_and_reading() =>
        Gen.String[Gen.Char["a \n\u00e9\u2014+-="], 0, 30].Sample(
            text =>
            {
                var note = SignedNote.Sign(Samples.Utf8(text + "\n"), Samples.Log);
                Assert.True(
                    SignedNote.TryParse(note.ToBytes(), out var read, out var damage), damage.ToString());
                Assert.Equal(text + "\n", Samples.Text(read.Text));
                Assert.IsType<NoteOutcome.Opened>(read.Open(Samples.Log.Verifier));
            },
            iter: 200);

    private static void AssertDamage(string text, string code, long? offset)
    {
        Assert.False(SignedNote.TryParse(Samples.Utf8(text), out _, out var damage), text);
        Assert.Equal((code, offset ?? damage.Offset), (damage.Code, damage.Offset));
    }

    private static IEnumerable<string?> Names(System.Text.Json.JsonElement @case, string list) =>
        @case.TryGetProperty(list, out var names)
            ? names.EnumerateArray().Select(name => name.GetString())
            : [];
}
