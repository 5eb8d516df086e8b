using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Timestamps;

public sealed class OtsTests
{
    // Block 358391 of the Bitcoin chain, as every copy of it has it.
    private const string Block358391 =
        "02000000b96394585a281b7e5f438fd1c9ed492645a1fd61cb380204000000000000000000"
        + "7ee445d23ad061af4a36b809501fab1ac4f2d7e7a739817dd0cbb7ec661b8a1e376755f58616186272def6";

    private static readonly byte[] s_message = SHA256.HashData("what is stamped"u8);

    [Fact]
    public void The_reference_library_s_verdicts_are_ours_and_what_is_read_is_written_again()
    {
        var folder = Repository.Outside("timestamps/ots");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var seen = 0;
        foreach (var entry in expected.RootElement.EnumerateObject())
        {
            var path = Path.Combine(folder, entry.Name);
            if (!File.Exists(path)) continue;
            seen++;
            var bytes = File.ReadAllBytes(path);
            var isRead = OtsReader.TryReadFile(bytes, out var file, out var damage);
            Assert.Equal(entry.Value.GetProperty("parse").GetString() == "ok", isRead);
            if (file is null)
            {
                Assert.Equal(TimestampCodes.OtsUnknown, damage.Code);
                continue;
            }

            Assert.Equal(
                entry.Value.GetProperty("file_digest").GetString(),
                Convert.ToHexStringLower(file.Digest.Span));
            Assert.Equal(bytes, file.ToBytes());
            Assert.Equal(
                entry.Value.GetProperty("attestations").EnumerateArray().Select(Expected).Order(),
                file.Evaluate().Select(Told).Order());
        }

        Assert.True(seen >= 9);
    }

    [Fact]
    public void A_genuine_block_header_completes_the_proof_that_commits_to_it()
    {
        var file = Read("hello-world.txt.ots");
        var text = Encoding.ASCII.GetBytes(Block358391 + "\n");
        Assert.True(BitcoinHeader.TryRead(text, out var header, out _));
        var attested = Assert.IsType<BitcoinOutcome.Attested>(BitcoinOutcome.Check(file, header));
        Assert.Equal(358391UL, attested.Height);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1432827678), attested.Time);
        Assert.Equal("000000000000000003e892881a8cdcdc117c06d444057c98b6f04a9ee75a2319", attested.Hash);

        var other = Read("empty.ots");
        Assert.Equal(TimestampCodes.HeaderOther, Code(BitcoinOutcome.Check(other, header)));
    }

    [Fact]
    public void A_header_without_work_is_refused()
    {
        var file = Read("hello-world.txt.ots");
        var bytes = Convert.FromHexString(Block358391);
        bytes[68]++;
        Assert.True(BitcoinHeader.TryRead(bytes, out var later, out _));
        Assert.Equal(TimestampCodes.HeaderWork, Code(BitcoinOutcome.Check(file, later)));

        // Whoever sets the target as well, easier than Bitcoin's, finds a nonce in no time.
        bytes[75] = 0x20;
        bytes[74] = 0x7f;
        BitcoinHeader? easy;
        do
        {
            bytes[76]++;
            Assert.True(BitcoinHeader.TryRead(bytes, out easy, out _));
        }
        while (!easy.HasWork(0x207fffff));
        Assert.Equal(TimestampCodes.HeaderWork, Code(BitcoinOutcome.Check(file, easy)));
    }

    [Fact]
    public void An_upgrade_adds_what_a_calendar_answers_where_its_message_is_and_nowhere_else()
    {
        var nonce = new OtsOperation(OtsOperation.Append, [1, 2, 3]);
        var pending = OtsTimestamp.Of([OtsAttestation.Pending("https://one.calendar.example")], []);
        var file = new OtsFile(OtsOperation.Sha256, s_message, OtsTimestamp.Of([], [(nonce, pending)]));
        var commitment = Assert.Single(file.Evaluate());
        Assert.Equal("https://one.calendar.example", commitment.Attestation.Uri);

        var answer = OtsTimestamp.Of(
            [], [(new OtsOperation(OtsOperation.Sha256), OtsTimestamp.Of([OtsAttestation.Bitcoin(5)], []))]);
        var upgraded = file.Timestamp.Upgrade(s_message, commitment.Message, answer);
        var known = new OtsFile(OtsOperation.Sha256, s_message, upgraded);
        Assert.Equal([OtsAttestationKind.Pending, OtsAttestationKind.Bitcoin], Kinds(known));
        Assert.Equal(SHA256.HashData(commitment.Message!), known.Evaluate()[1].Message);

        Assert.True(OtsReader.TryReadFile(known.ToBytes(), out var again, out _));
        Assert.Equal(known.ToBytes(), again.ToBytes());
        Assert.Single(file.Timestamp.Upgrade(s_message, [9], answer).Evaluate(s_message));
    }

    [Fact]
    public void A_proof_that_is_too_deep_or_makes_too_much_is_damage()
    {
        byte[] head = [.. new OtsFile(OtsOperation.Sha256, s_message, Height(0)).ToBytes()[..65]];
        byte[] tail = [0, .. Convert.FromHexString("0588960d73d71901"), 1, 0];
        byte[] Deep(int count) => [.. head, .. Enumerable.Repeat(OtsOperation.Sha256, count), .. tail];
        Assert.True(OtsReader.TryReadFile(Deep(255), out _, out _));
        Assert.False(OtsReader.TryReadFile(Deep(256), out _, out var deep));
        Assert.Equal(TimestampCodes.OtsTooLarge, deep.Code);

        // Thirty-two bytes doubled seven times are 4,096; eight times are more.
        byte[] Doubled(int count) => [.. head, .. Enumerable.Repeat(OtsOperation.Hexlify, count), .. tail];
        Assert.True(OtsReader.TryReadFile(Doubled(7), out _, out _));
        Assert.False(OtsReader.TryReadFile(Doubled(8), out _, out var large));
        Assert.Equal(TimestampCodes.OtsTooLarge, large.Code);

        // Keccak is kept and not computed: what is below it stays, without a message.
        byte[] keccak = [.. head, OtsOperation.Keccak256, .. tail];
        Assert.True(OtsReader.TryReadFile(keccak, out var kept, out _));
        Assert.Equal(keccak, kept.ToBytes());
        Assert.Null(Assert.Single(kept.Evaluate()).Message);
    }

    [Theory]
    [InlineData("", "9c1185a5c5e9fc54612808977ee8f548b2258d31")]
    [InlineData("abc", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc")]
    [InlineData("message digest", "5d0689ef49d2fae572b881b123a85ffa21595f36")]
    [InlineData(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "b0e20b6e3116640286ed3a87a5713079b21f5189")]
    public void Ripemd_160_gives_the_digests_of_its_authors(string text, string digest) => Assert.Equal(
        digest, Convert.ToHexStringLower(Ripemd160.HashData(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var whole = OtsTimestamp.Of(
            [OtsAttestation.Pending("https://one.calendar.example")],
            [
                (new OtsOperation(OtsOperation.Append, [1, 2]), Height(700_000)),
                (new OtsOperation(OtsOperation.Reverse), Height(3)),
            ]);
        var bytes = new OtsFile(OtsOperation.Sha256, s_message, whole).ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(OtsReader.TryReadFile(bytes.AsSpan(0, length), out _, out _));

        Gen.Select(Gen.Int[0, bytes.Length - 1].Array[1, 4], Gen.Byte.Array[4], Gen.Int[0, 12]).Sample(
            (places, values, cut) =>
            {
                var changed = bytes.ToArray();
                for (var i = 0; i < places.Length; i++) changed[places[i]] = values[i];
                changed = changed[..^cut];
                if (!OtsReader.TryReadFile(changed, out var file, out var damage))
                {
                    Assert.NotNull(damage.Code);
                    return;
                }

                // What is read can be written, and is then read as the same.
                Assert.True(OtsReader.TryReadFile(file.ToBytes(), out var again, out _));
                Assert.Equal(file.ToBytes(), again.ToBytes());
            },
            iter: 50_000);
    }

    private static OtsTimestamp Height(ulong height) =>
        OtsTimestamp.Of([OtsAttestation.Bitcoin(height)], []);

    private static OtsFile Read(string name)
    {
        var path = Path.Combine(Repository.Outside("timestamps/ots"), name);
        Assert.True(OtsReader.TryReadFile(File.ReadAllBytes(path), out var file, out _));
        return file;
    }

    private static string? Code(BitcoinOutcome outcome) => (outcome as BitcoinOutcome.Refused)?.Code;

    private static IEnumerable<OtsAttestationKind> Kinds(OtsFile file) =>
        file.Evaluate().Select(commitment => commitment.Attestation.Kind);

    private static string Expected(JsonElement attestation)
    {
        string Text(string name) => attestation.TryGetProperty(name, out var value) ? value.ToString() : "";
        return $"{Text("commitment")} {Text("uri")}{Text("height")}{Text("tag")}{Text("payload")}";
    }

    private static string Told(OtsCommitment commitment)
    {
        var attestation = commitment.Attestation;
        var says = attestation.Kind switch
        {
            OtsAttestationKind.Pending => attestation.Uri,
            OtsAttestationKind.Bitcoin => $"{attestation.Height}",
            _ => $"{attestation.Tag:x16}{Convert.ToHexStringLower(attestation.Payload.Span)}",
        };
        return $"{Convert.ToHexStringLower(commitment.Message!)} {says}";
    }
}
