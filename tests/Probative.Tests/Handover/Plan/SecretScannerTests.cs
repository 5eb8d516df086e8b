using System.Buffers.Text;
using System.Text;
using CsCheck;
using Probative.Handover.Plan;
using Xunit;

namespace Probative.Tests.Handover.Plan;

public class SecretScannerTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019 ./:&<\"\\é–мир"], 4, 60];

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    private static Secret Of(SecretKind kind) => new(1, "source", kind, SecretStrength.Asked, OfItem: true);

    private static HashSet<int> Scan(SecretSet secrets, params ReadOnlySpan<byte[]> chunks)
    {
        var found = new HashSet<int>();
        var scanner = new SecretScanner(secrets, secret => found.Add(secret));
        foreach (var chunk in chunks) scanner.Feed(chunk);
        scanner.Break();
        return found;
    }

    [Fact]
    public void A_text_is_found_wherever_it_stands_and_however_it_is_cut()
    {
        Gen.Select(Word, Noise, Noise, Gen.Int[0, 60]).Sample((word, before, after, cut) =>
        {
            var secrets = new SecretSet();
            secrets.Add(word, Of(SecretKind.Words));
            if (secrets.Count == 0 || Encoding.UTF8.GetByteCount(word) < 4) return;
            byte[] whole = [.. before, (byte)' ', .. Encoding.UTF8.GetBytes(word), (byte)' ', .. after];
            var at = Math.Min(cut + before.Length, whole.Length);
            Assert.Equal([0], Scan(secrets, whole[..at], whole[at..]));
        });
    }

    [Fact]
    public void Among_many_texts_exactly_those_that_stand_there_are_found()
    {
        Gen.Select(Gen.String[Gen.Char["abcdefgh"], 10, 14].Array[1, 50], Gen.Int[0, 1000])
            .Sample((words, seed) =>
        {
            var secrets = new SecretSet();
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                secrets.Add(word, Of(SecretKind.Words));
                known[word] = secrets.FindWhole(word);
            }

            var said = words.Where((_, i) => (i + seed) % 3 == 0).ToList();
            var text = string.Join(" - ", said);
            var expected = known.Where(pair => text.Contains(pair.Key, StringComparison.Ordinal))
                .Select(p => p.Value);
            Assert.Equal(expected.Order(), Scan(secrets, Encoding.UTF8.GetBytes(text)).Order());
        });
    }

    [Fact]
    public void A_digest_is_found_in_hexadecimal_and_in_base64_at_every_alignment()
    {
        Gen.Select(Gen.Byte.Array[32], Noise, Gen.Int[0, 2]).Sample((digest, noise, shift) =>
        {
            var secrets = new SecretSet();
            secrets.Add(Convert.ToHexStringLower(digest), Of(SecretKind.Words));
            byte[] around = [.. noise[..Math.Min(noise.Length, 100)], .. new byte[3]];
            var start = (around.Length / 3 * 3) + shift;
            byte[] raw = [.. new byte[start], .. digest, .. around];
            string[] forms =
            [
                "x" + Convert.ToHexStringLower(digest), Convert.ToHexString(digest) + "FF",
                Convert.ToBase64String(raw), Base64Url.EncodeToString(raw), Convert.ToBase64String(digest),
                "sha256-" + Convert.ToHexStringLower(digest)[..32],
            ];
            foreach (var form in forms) Assert.Equal([0], Scan(secrets, Encoding.ASCII.GetBytes(form)));
        });
    }

    [Fact]
    public void An_id_is_found_in_every_encoding()
    {
        var id = Convert.FromHexString("00112233445566778899aabbccddeeff");
        var secrets = new SecretSet();
        secrets.Add("00112233445566778899aabbccddeeff", Of(SecretKind.Words));
        Assert.Equal(SecretKind.Token, secrets[0].Kind);
        string[] forms = [Convert.ToHexString(id), Convert.ToBase64String(id), Base64Url.EncodeToString(id)];
        foreach (var form in forms)
        {
            Assert.Equal([0], Scan(secrets, Encoding.ASCII.GetBytes($"item={form};")));
        }

        Assert.Empty(Scan(secrets, "00112233445566778899aabb00ddeeff"u8.ToArray()));
    }

    [Fact]
    public void Random_bytes_hold_no_secret()
    {
        var random = new Random(7);
        var secrets = new SecretSet();
        for (var i = 0; i < 2_000; i++)
        {
            secrets.Add(Convert.ToHexStringLower(Bytes(random, i % 2 == 0 ? 16 : 32)), Of(SecretKind.Words));
            secrets.Add($"witness number {random.Next():x} of the town", Of(SecretKind.Words));
        }

        Assert.Empty(Scan(secrets, Encoding.ASCII.GetBytes(Convert.ToBase64String(Bytes(random, 1 << 20)))));
        Assert.Empty(Scan(secrets, Encoding.ASCII.GetBytes(Convert.ToHexString(Bytes(random, 1 << 20)))));
    }

    [Theory]
    [InlineData("Vale", "by Vale.", true)]
    [InlineData("Vale", "by Valery", false)]
    [InlineData("Vale", "prevale", false)]
    [InlineData("Vale", "VALE", true)]
    [InlineData("Vale", "Valeé", false)]
    [InlineData("Anna Vale", "xAnna Valery", true)] // Long enough to be told from chance.
    public void A_short_text_counts_only_where_it_stands_by_itself(string word, string text, bool isFound)
    {
        var secrets = new SecretSet();
        secrets.Add(word, Of(SecretKind.Words));
        Assert.Equal(isFound, Scan(secrets, Encoding.UTF8.GetBytes(text)).Count > 0);
    }

    [Theory]
    [InlineData("https://example.org/clip/9", "see example.org/clip/9/ there")]
    [InlineData("https://example.org/a b", "https://example.org/a%20b?x")]
    [InlineData("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2")]
    public void An_address_is_found_without_its_scheme_and_as_pages_write_it(string url, string text)
    {
        var secrets = new SecretSet();
        secrets.Add(url, Of(SecretKind.Url));
        if (url.Contains(' ', StringComparison.Ordinal)) text = Uri.EscapeDataString(url);
        Assert.Equal([0], Scan(secrets, Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_bare_host_of_an_address_is_no_secret()
    {
        var secrets = new SecretSet();
        secrets.Add("https://example.org/", Of(SecretKind.Url));
        Assert.Empty(Scan(secrets, "example.org/other"u8.ToArray()));
    }

    [Fact]
    public void What_a_page_shows_for_hidden_characters_is_found()
    {
        var secrets = new SecretSet();
        secrets.Add("evil\u202Egpj.exe", Of(SecretKind.Name));
        Assert.Equal([0], Scan(secrets, Encoding.UTF8.GetBytes("name evil⟨U+202E⟩gpj.exe there")));
    }

    [Fact]
    public void A_break_ends_what_came_before()
    {
        var secrets = new SecretSet();
        secrets.Add("Anna Vale", Of(SecretKind.Words));
        var found = false;
        var scanner = new SecretScanner(secrets, _ => found = true);
        scanner.Feed("Anna "u8);
        scanner.Break();
        scanner.Feed("Vale"u8);
        scanner.Break();
        Assert.False(found);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
