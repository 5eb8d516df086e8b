using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CsCheck;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Timestamps;

public sealed class TokenTests
{
    private static readonly byte[] s_data = "a signed checkpoint"u8.ToArray();

    [Fact]
    public void Genuine_tokens_get_the_verdict_that_openssl_gives()
    {
        var folder = Repository.Outside("timestamps/rfc3161");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var verdicts = new Dictionary<bool, int>();
        foreach (var entry in expected.RootElement.EnumerateObject())
        {
            var path = Path.Combine(folder, entry.Name);
            if (!File.Exists(path)) continue;
            IReadOnlyList<X509Certificate2> Certificates(string property) =>
                entry.Value.TryGetProperty(property, out var name)
                    ? CertificateFile.Read(File.ReadAllBytes(Path.Combine(folder, name.GetString()!)))!
                    : [];
            var data = File.ReadAllBytes(Path.Combine(folder, entry.Value.GetProperty("data").GetString()!));
            var token = Token(File.ReadAllBytes(path));
            var trust = new TimestampTrust
            {
                Roots = Certificates("root"), Candidates = Certificates("untrusted"),
            };
            var outcome = TokenVerifier.Verify(token, data, [], trust);
            var isAccepted = entry.Value.GetProperty("openssl_verify").GetBoolean();
            verdicts[isAccepted] = verdicts.GetValueOrDefault(isAccepted) + 1;
            if (isAccepted) Assert.Equal(token.Time, Assert.IsType<TokenOutcome.Verified>(outcome).Time);
            else Assert.Equal(TimestampCodes.TokenPurpose, Code(outcome));
            if (trust.Candidates.Count == 0) continue;
            Assert.Equal(
                TimestampCodes.TokenSigner,
                Code(TokenVerifier.Verify(token, data, [], new TimestampTrust { Roots = trust.Roots })));
        }

        Assert.True(verdicts[true] >= 8 && verdicts[false] >= 1);
    }

    [Fact]
    public void An_authority_s_answer_is_verified_up_to_its_root_as_openssl_does()
    {
        using var authority = new TestAuthority();
        var (reply, nonce) = Ask(authority);
        var token = Token(reply);
        var verified = Assert.IsType<TokenOutcome.Verified>(Verify(token, authority, nonce));
        Assert.Equal(authority.Signer.RawData, verified.Chain[0].RawData);
        Assert.Equal(authority.Root.RawData, verified.Root.RawData);
        Assert.Equal(TimeSpan.FromMilliseconds(1_500), verified.Latest - verified.Time);
        Assert.Equal("1.2.3.4.1", token.Policy);
        Assert.False(verified.IsRevocationChecked);
        Assert.True(authority.OpensslAccepts(s_data, reply));
    }

    [Fact]
    public void What_an_authority_did_not_say_is_refused()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority("Other Time");
        var (reply, nonce) = Ask(authority);
        var token = Token(reply);
        Assert.Equal(TimestampCodes.TokenUntrusted, Code(Verify(token, other, nonce)));
        Assert.Equal(TimestampCodes.TokenNonce, Code(Verify(token, authority, [1, 2, 3])));
        Assert.Equal(
            TimestampCodes.TokenOther, Code(TokenVerifier.Verify(token, [1], [nonce], Trust(authority))));

        // Refused by the authority itself: a digest that it does not stamp.
        var (exit, damage) = Refusal(authority);
        Assert.False(exit);
        Assert.Equal(TimestampCodes.TokenNotGranted, damage.Code);
    }

    [Theory]
    [InlineData(-20, -1)]
    [InlineData(1, 20)]
    public void A_signer_that_was_not_valid_at_the_stated_time_is_refused(int from, int to)
    {
        using var authority = new TestAuthority("Late Time", from, to);
        var (reply, nonce) = Ask(authority);
        Assert.Equal(TimestampCodes.TokenExpired, Code(Verify(Token(reply), authority, nonce)));
        Assert.False(authority.OpensslAccepts(s_data, reply));
    }

    [Theory]
    [InlineData("", TimestampCodes.TokenPurpose)]
    [InlineData("1.3.6.1.5.5.7.3.3", TimestampCodes.TokenPurpose)]
    [InlineData(TestAuthority.TimeStamping, null)]
    public void Only_a_certificate_for_time_stamping_alone_may_sign(string purpose, string? code)
    {
        using var authority = new TestAuthority();
        var (reply, nonce) = Ask(authority);
        using var signer = authority.Issue(-5, 5, purpose);
        var resigned = Resign(Token(reply), signer, signer);
        Assert.Equal(code, Code(Verify(Token(resigned), authority, nonce)));
    }

    [Fact]
    public void A_token_that_names_another_certificate_as_its_signer_s_is_refused()
    {
        using var authority = new TestAuthority();
        var (reply, nonce) = Ask(authority);
        using var second = authority.Issue(-5, 5, TestAuthority.TimeStamping);
        var resigned = Resign(Token(reply), second, authority.Signer);
        Assert.Equal(TimestampCodes.TokenSignature, Code(Verify(Token(resigned), authority, nonce)));
    }

    [Fact]
    public void Revocation_lists_count_as_of_the_stated_time()
    {
        using var authority = new TestAuthority();
        var (reply, nonce) = Ask(authority);
        string? With(byte[] list) => Code(Verify(Token(reply), authority, nonce, list));
        var clean = Verify(Token(reply), authority, nonce, authority.RevocationList(-1, 5));
        Assert.True(Assert.IsType<TokenOutcome.Verified>(clean).IsRevocationChecked);
        Assert.Equal(TimestampCodes.TokenRevoked, With(authority.RevocationList(-1, 5, -2)));

        // Revoked only afterwards: it depends on why.
        const X509RevocationReason superseded = X509RevocationReason.Superseded;
        const X509RevocationReason stolen = X509RevocationReason.KeyCompromise;
        Assert.Null(With(authority.RevocationList(3, 5, 2, superseded)));
        Assert.Equal(TimestampCodes.TokenRevoked, With(authority.RevocationList(3, 5, 2, stolen)));
        Assert.Equal(TimestampCodes.TokenRevoked, With(authority.RevocationList(3, 5, 2)));

        // A list that ended before says nothing, nor does that of another issuer, nor one that nobody signed.
        using var other = new TestAuthority("Other Time");
        var forged = authority.RevocationList(-1, 5, -2);
        forged[^1] ^= 1;
        byte[][] unheardOf = [authority.RevocationList(-9, -8), other.RevocationList(-1, 5), forged];
        foreach (var list in unheardOf)
        {
            var unheard = Assert.IsType<TokenOutcome.Verified>(Verify(Token(reply), authority, nonce, list));
            Assert.Empty(unheard.RevocationLists);
            Assert.False(unheard.IsRevocationChecked);
        }
    }

    [Fact]
    public void A_request_is_read_back_and_openssl_reads_it()
    {
        var nonce = RandomNumberGenerator.GetBytes(TimestampRequest.NonceBytes);
        var bytes = TimestampRequest.Create(SHA256.HashData(s_data), nonce);
        Assert.True(TimestampRequest.TryRead(bytes, out var request));
        Assert.Equal(SHA256.HashData(s_data), request.Imprint.ToArray());
        Assert.Equal(nonce.AsMemory().TrimStart((byte)0).ToArray(), request.Nonce.ToArray());
        Assert.False(TimestampRequest.TryRead(bytes.AsMemory(1), out _));
    }

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        using var authority = new TestAuthority();
        var (reply, nonce) = Ask(authority);
        var trust = Trust(authority, authority.RevocationList(-1, 5, -2));
        byte[][] seeds =
        [
            reply, authority.RevocationList(-1, 5, -2), authority.Root.RawData,
            TimestampRequest.Create(SHA256.HashData(s_data), nonce),
        ];
        Gen.Select(
            Gen.Int[0, seeds.Length - 1], Gen.Int[0, 99_999].Array[1, 3], Gen.Byte.Array[3], Gen.Int[0, 8])
            .Sample(
            (which, places, values, cut) =>
            {
                var changed = seeds[which].ToArray();
                for (var i = 0; i < places.Length; i++) changed[places[i] % changed.Length] = values[i];
                if (cut < 4) changed = changed[..^cut];
                TimestampRequest.TryRead(changed, out _);
                CertificateFile.Read(changed);
                if (RevocationList.TryRead(changed, out var list, out _))
                {
                    var lists = new TimestampTrust { Roots = trust.Roots, RevocationLists = [list] };
                    TokenVerifier.Verify(Token(reply), s_data, [], lists);
                }

                if (!TimestampToken.TryRead(changed, out var token, out _)) return;
                TokenVerifier.Verify(token, s_data, [nonce], new TimestampTrust { Roots = trust.Roots });
            },
            iter: 3_000);
    }

    private static TimestampToken Token(byte[] bytes)
    {
        Assert.True(TimestampToken.TryRead(bytes, out var token, out var damage), damage.Message);
        return token;
    }

    private static (byte[] Reply, byte[] Nonce) Ask(TestAuthority authority)
    {
        byte[] nonce = [0x41, .. RandomNumberGenerator.GetBytes(TimestampRequest.NonceBytes - 1)];
        return (authority.Reply(TimestampRequest.Create(SHA256.HashData(s_data), nonce)), nonce);
    }

    private static (bool IsRead, Damage Damage) Refusal(TestAuthority authority)
    {
        var request = Rfc3161TimestampRequest.CreateFromData(s_data, HashAlgorithmName.SHA384);
        return (TimestampToken.TryRead(authority.Reply(request.Encode()), out _, out var damage), damage);
    }

    private static TimestampTrust Trust(TestAuthority authority, params byte[][] lists) => new()
    {
        Roots = [authority.Root],
        RevocationLists = [.. lists.Select(bytes =>
        {
            Assert.True(RevocationList.TryRead(bytes, out var list, out _));
            return list;
        })],
    };

    private static TokenOutcome Verify(
        TimestampToken token, TestAuthority authority, byte[] nonce, params byte[][] lists) =>
        TokenVerifier.Verify(token, s_data, [nonce], Trust(authority, lists));

    private static string? Code(TokenOutcome outcome) => (outcome as TokenOutcome.Refused)?.Code;

    /// <summary>The same statement, signed by another certificate than a well-kept authority would.</summary>
    private static byte[] Resign(TimestampToken token, X509Certificate2 signer, X509Certificate2 named)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(named.RawData));
        }

        var content = token.Cms.ContentInfo;
        var cms = new SignedCms(content);
        var by = new CmsSigner(signer) { IncludeOption = X509IncludeOption.EndCertOnly };
        by.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", writer.Encode()));
        cms.ComputeSignature(by);
        return cms.Encode();
    }
}
