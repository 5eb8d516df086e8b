using System.Security.Cryptography;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

/// <summary>Answers of OCSP that are enclosed with a signature.</summary>
public sealed class RevocationTests : IDisposable
{
    private const string NotRevoked = "signingCredential.ocsp.notRevoked";
    private const string Revoked = "signingCredential.ocsp.revoked";
    private const string Skipped = "signingCredential.ocsp.skipped";
    private const string Unknown = "signingCredential.ocsp.unknown";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly TestAuthority _authority = new();
    private readonly SampleSigner _signer;

    public RevocationTests() => _signer = new SampleSigner(from: _now.AddDays(-10), middleDays: 900);

    public void Dispose()
    {
        _signer.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void Without_an_answer_revocation_is_not_known()
    {
        var report = Read();
        Assert.Equal([Skipped], Told(report));
        Assert.Equal(CredentialRevocation.NotKnown, report.Manifests[0].Signature!.Revocation);
        Assert.Empty(report.FailureCodes);
        Assert.Equal([Skipped], Told(Read([1, 2, 3])));
        Assert.Equal([Skipped], Told(Read([0x30, 0x03, 0x0a, 0x01, 0x06])));
    }

    [Fact]
    public void An_answer_of_the_issuer_about_the_time_of_the_stamp_counts()
    {
        var good = Read(Of().Answer());
        Assert.Equal([NotRevoked], Told(good));
        Assert.Equal(CredentialRevocation.NotRevoked, good.Manifests[0].Signature!.Revocation);
        Assert.Equal(CredentialsState.Trusted, good.State);

        // Also one of later; not one that had run out, or that says nothing of its end and is older.
        Assert.Equal([NotRevoked], Told(Read(new SampleResponder(_signer)
        {
            ThisUpdate = _now.AddDays(2),
        }.Answer())));
        Assert.Equal([Skipped], Told(Read(new SampleResponder(_signer)
        {
            ThisUpdate = _now.AddDays(-3), NextUpdate = _now.AddDays(-1),
        }.Answer())));
        Assert.Equal([Skipped], Told(Read(new SampleResponder(_signer)
        {
            ThisUpdate = _now.AddDays(-2),
        }.Answer())));
    }

    [Fact]
    public void A_revoked_certificate_fails_whether_before_or_after_the_stamp()
    {
        foreach (var (at, words) in new[] { (-2, "not after the time stamp"), (2, "after the time stamp") })
        {
            var report = Read(Of(1, _now.AddDays(at)).Answer());
            Assert.Equal([Revoked], report.FailureCodes);
            Assert.Equal(CredentialsState.Invalid, report.State);
            Assert.Equal(CredentialRevocation.Revoked, report.Manifests[0].Signature!.Revocation);
            Assert.Contains(words, Finding(report, Revoked), StringComparison.Ordinal);
        }

        Assert.Equal([NotRevoked], Told(Read(Of(1, _now, reason: 8).Answer())));
        Assert.Equal([Revoked], Told(Read(Of(1, _now, reason: 1).Answer())));
        var unknown = Read(Of(2).Answer());
        Assert.Equal([Unknown], Told(unknown));
        Assert.Empty(unknown.FailureCodes);

        // Of two answers the one of revocation, in either order.
        Assert.Equal([Revoked], Told(Read(Of().Answer(), Of(1, _now).Answer())));
        Assert.Equal([Revoked], Told(Read(Of(1, _now).Answer(), Of().Answer())));
    }

    [Fact]
    public void Without_a_time_stamp_good_says_nothing_and_revoked_is_revoked()
    {
        Assert.Equal([Skipped], Told(Read(false, Of().Answer())));
        Assert.Equal([Revoked], Told(Read(false, Of(1, _now).Answer())));
    }

    [Fact]
    public void An_answer_counts_by_its_signature_alone()
    {
        using var other = new SampleSigner(from: _now.AddDays(-10), middleDays: 900);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var status in new[] { 0, 1 })
        {
            var counts = status == 0 ? NotRevoked : Revoked;
            Assert.Equal([Skipped], Told(Read(Of(status, _now, key: key).Answer())));
            Assert.Equal([counts], Told(Read(Of(
                status, _now, key: key, added: SampleResponder.Certify(_signer, key)).Answer())));
            Assert.Equal([Skipped], Told(Read(Of(
                status, _now, key: key, added: SampleResponder.Certify(other, key)).Answer())));
            Assert.Equal([Skipped], Told(Read(Of(
                status, _now, key: key,
                added: SampleResponder.Certify(_signer, key, "1.3.6.1.5.5.7.3.4")).Answer())));

            // About another certificate, and by an issuer of the same name with another key.
            Assert.Equal([Skipped], Told(Read(new SampleResponder(_signer)
            {
                Status = status, RevokedAt = _now, ThisUpdate = _now.AddHours(-1), About = _signer.Root,
            }.Answer())));
            Assert.Equal([Skipped], Told(Read(new SampleResponder(other)
            {
                Status = status, RevokedAt = _now, ThisUpdate = _now.AddHours(-1),
            }.Answer())));
        }
    }

    [Fact]
    public void No_changed_byte_makes_an_answer_say_another_thing()
    {
        var answer = Of().Answer();
        Gen.Select(Gen.Int[0, answer.Length - 1], Gen.Int[1, 255]).Sample(
            (at, bits) =>
            {
                var broken = answer.ToArray();
                broken[at] ^= (byte)bits;
                Assert.Contains(Told(Read(broken))[0], new[] { NotRevoked, Skipped });
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void An_authority_that_was_revoked_makes_its_signers_untrusted()
    {
        var answer = new SampleResponder(_signer)
        {
            Status = 1, RevokedAt = _now.AddDays(-1), ThisUpdate = _now.AddHours(-1),
            About = _signer.Middle, Issuer = _signer.Root, Key = _signer.RootKey,
        }.Answer();
        var report = Read(answer);
        Assert.Equal(["signingCredential.untrusted"], report.FailureCodes);
        Assert.False(report.Manifests[0].Signature!.IsTrusted);
    }

    [Fact]
    public void An_answer_that_a_later_manifest_brings_counts_as_well()
    {
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1") { Stamp = Stamp };
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            manifest.Assertions.Add(("c2pa.certificate-status", SampleCbor.Of(
                SampleCbor.Map(("ocspVals", new[] { Of(1, _now).Answer() })))));
            return SampleManifest.Store(manifest.Box());
        });
        Assert.Contains(Revoked, CredentialsReader.Read(new MemoryBytes(file)).FailureCodes);
    }

    private SampleResponder Of(
        int status = 0,
        DateTimeOffset? revoked = null,
        int? reason = null,
        ECDsa? key = null,
        byte[]? added = null) => new(_signer)
        {
            Status = status,
            RevokedAt = revoked ?? _now,
            Reason = reason,
            Key = key,
            Added = added,
            ThisUpdate = _now.AddHours(-1),
            NextUpdate = _now.AddDays(3),
        };

    private byte[] Stamp(byte[] data) =>
        _authority.Reply(TimestampRequest.Create(SHA256.HashData(data), new byte[16]));

    private CredentialsReport Read(params byte[][] answers) => Read(true, answers);

    private CredentialsReport Read(bool isStamped, params byte[][] answers)
    {
        _signer.Answers.Clear();
        _signer.Answers.AddRange(answers);
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1") { Stamp = isStamped ? Stamp : null };
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            return SampleManifest.Store(manifest.Box());
        });
        return CredentialsReader.Read(new MemoryBytes(file), new CredentialsOptions
        {
            Roots = [_signer.Root],
            Timestamps = new TimestampTrust { Roots = [_authority.Root] },
        });
    }

    private static string[] Told(CredentialsReport report) =>
    [
        .. report.Findings.Select(finding => finding.Code)
            .Where(code => code.StartsWith("signingCredential.ocsp.", StringComparison.Ordinal)),
    ];

    private static string Finding(CredentialsReport report, string code) =>
        report.Findings.First(finding => finding.Code == code).Explanation;
}
