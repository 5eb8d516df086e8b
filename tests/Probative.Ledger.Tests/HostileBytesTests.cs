using CsCheck;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tests.Facts;
using Probative.Ledger.Tests.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests;

/// <summary>No parser throws, whatever it is given, and what it says is wrong lies inside what it
/// read.</summary>
public sealed class HostileBytesTests
{
    private static readonly byte[][] Seeds =
    [
        Sample.Leaf(),
        Sample.Signed().ToBytes(),
        Sample.Draft().Disclosures[0].Ascii.ToArray(),
        CanonicalJson.ToBytes(Sample.Builder().Build(Sample.FixedSalts()).Disclosures[3].Value),
        Samples.Utf8("""{"a":[1,-2,"\u00e9\\n",null,true],"b":{"c":{}}}"""),
        Samples.Checkpoint.Sign(Samples.Log).Cosign(Samples.Witness, Samples.Time).ToBytes(),
        Samples.Checkpoint.ToText(),
        new TlogProof(7, [Hash32.Zero, Sample.Prev], Samples.Checkpoint.Sign(Samples.Log), [1, 2, 3])
            .ToBytes(),
        Samples.Utf8(Samples.Log.Vkey),
        Samples.Utf8(Sample.Key.Jwk.Json),
        Samples.Utf8("tile/1/x001/234.p/17"),
        EntryBundle.Encode([new byte[3], new byte[300]]),
    ];

    // A changed byte here and there, a piece cut out, repeated or moved, or plain noise.
    private static readonly Gen<byte[]> Hostile = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(
            Gen.Int[0, Seeds.Length - 1], Gen.Int[0, 99_999].Array[1, 4], Gen.Byte.Array[4], Gen.Int[0, 3])
            .Select((seed, places, values, kind) => Mutate(Seeds[seed], places, values, kind)));

    [Fact]
    public void No_parser_throws_on_any_bytes() => 
        Hostile.Sample(bytes => ReadEverything(bytes) >= 0, iter: 30_000);

    [Fact]
    public void Every_seed_is_read_by_the_parser_it_is_for() =>
        Assert.All(Seeds, seed => Assert.True(ReadEverything(seed) > 0));

    [Fact]
    public void Every_truncation_of_every_seed_is_read_without_an_exception()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length <= seed.Length; length++)
            {
                ReadEverything(seed[..length]);
            }
        }
    }

    private static byte[] Mutate(byte[] seed, int[] places, byte[] values, int kind)
    {
        var at = places[0] % seed.Length;
        var length = Math.Min(places[^1] % 40, seed.Length - at);
        switch (kind)
        {
            case 0:
                var changed = seed.ToArray();
                for (var i = 0; i < places.Length; i++)
                {
                    changed[places[i] % seed.Length] = values[i % values.Length];
                }

                return changed;
            case 1:
                return [.. seed[..at], .. seed[(at + length)..]];
            case 2:
                return [.. seed[..(at + length)], .. seed[at..]];
            default:
                return [.. seed[..at], .. values, .. seed[at..]];
        }
    }

    /// <summary>Gives the bytes to every parser and returns how many found nothing wrong.</summary>
    private static int ReadEverything(byte[] bytes)
    {
        var text = Samples.Text(bytes);
        var damages = new List<(bool Ok, Damage Damage, int Length)>();
        void Note(bool ok, Damage damage, int? length = null) =>
            damages.Add((ok, damage, length ?? bytes.Length));

        Note(Leaf.TryParse(bytes, out _, out var damage), damage);
        Note(SdJwt.TryParse(bytes, out var jwt, out damage), damage);
        Note(Disclosure.TryParse(bytes, out _, out damage), damage);
        Note(CanonicalJson.TryParse(bytes, out _, out damage), damage);
        Note(CanonicalJson.TryParseCanonical(bytes, out _, out damage), damage);
        Note(Jwk.TryParse(bytes, out _, out damage), damage);
        Note(SignedNote.TryParse(bytes, out var note, out damage), damage);
        Note(Checkpoint.TryParse(bytes, out _, out damage), damage);
        Note(LogCheckpoint.TryOpen(bytes, Samples.Log.Verifier, out _, out damage), damage);
        Note(TlogProof.TryParse(bytes, out var proof, out damage), damage);
        Note(VerifierKey.TryParse(text, out _, out damage), damage, text.Length);
        Note(EntryBundle.TryParse(bytes, 2, out _, out damage), damage);
        Note(HashTile.TryParse(bytes, 3, out _, out damage), damage);
        Note(TilePath.TryParse(text, out _), default);
        Note(SignerPin.TryParse(text, out _), default);
        Note(CaseId.TryParseHex(bytes, out _), default);
        Note(Hash32.TryParseBase64(text, out _), default);
        note?.Open(Samples.Log.Verifier, Samples.Witness.Verifier);
        note?.Signatures[0].Time();
        proof?.Verify(Sample.Prev, Samples.Log.Verifier);
        jwt?.Verify(Sample.Key.Jwk);
        Assert.All(damages, d => Assert.True(!d.Ok || !d.Damage.IsPresent));
        Assert.All(damages, d => Assert.InRange(d.Damage.Offset, 0, d.Length));
        return damages.Count(d => d.Ok);
    }
}
