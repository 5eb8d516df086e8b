using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

public sealed class TrustListTests
{
    [Fact]
    public void A_list_is_a_set_whatever_its_order_and_comments()
    {
        using var one = new SampleSigner();
        using var two = new SampleSigner();
        var (first, second) = (one.Root.ExportCertificatePem(), two.Root.ExportCertificatePem());
        var list = Read($"{first}\n{second}\n");
        var digests = new[] { one.Root, two.Root }.Select(root => SHA256.HashData(root.RawData))
            .OrderBy(Convert.ToHexString, StringComparer.Ordinal).ToList();
        Assert.Equal(SHA256.HashData([.. digests[0], .. digests[1]]), list.Sha256.ToArray());
        Assert.Equal(2, list.Certificates.Count);
        var other = Read($"# Karst\n{second}\nwords between\n{first}\n{second}");
        Assert.Equal(list.Sha256.ToArray(), other.Sha256.ToArray());
        Assert.Equal(2, other.Certificates.Count);
        Assert.NotEqual(list.Sha256.ToArray(), Read(first).Sha256.ToArray());
    }

    [Fact]
    public void A_list_with_something_unreadable_in_it_is_no_list()
    {
        using var signer = new SampleSigner();
        using var key = ECDsa.Create();
        var root = signer.Root.ExportCertificatePem();
        Assert.Equal("trust-list-malformed", Code(""));
        Assert.Equal("trust-list-malformed", Code("no certificate"));
        Assert.Equal("trust-list-malformed", Code($"{root}\n{root[..^40]}"));
        Assert.Equal("trust-list-malformed", Code($"{root}\n{key.ExportPkcs8PrivateKeyPem()}"));
        Assert.Equal(
            "trust-list-malformed",
            Code("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----"));
        Assert.Equal(
            "trust-list-not-authority", Code($"{root}\n{signer.Certificate.ExportCertificatePem()}"));
    }

    [Fact]
    public void An_authority_can_be_listed_with_or_without_the_root_above()
    {
        using var signer = new SampleSigner(middleDays: 3000);
        using var other = new SampleSigner(middleDays: 3000);
        Assert.Equal(CredentialsState.Trusted, State(signer, signer.Root));
        Assert.Equal(CredentialsState.Trusted, State(signer, signer.Middle!));
        Assert.Equal(CredentialsState.Trusted, State(signer, other.Root, signer.Middle!));

        // Of the same names and another key.
        Assert.Equal(CredentialsState.Valid, State(signer, other.Middle!));
        Assert.Equal(CredentialsState.Valid, State(signer, other.Root));
        Assert.Equal(CredentialsState.Valid, State(signer, signer.Certificate));
        signer.MiddleInstead = other.Middle!.RawData;
        Assert.Equal(CredentialsState.Valid, State(signer, signer.Root));
        Assert.Equal(CredentialsState.Valid, State(signer, other.Middle!));
    }

    [Fact]
    public void A_chain_over_a_certificate_that_had_ended_says_so()
    {
        using var signer = new SampleSigner(middleDays: 5);
        var report = CredentialsReader.Read(new MemoryBytes(Bound(signer)), new CredentialsOptions
        {
            Roots = [signer.Root],
            CheckedAt = SampleSigner.Start.AddDays(10),
        });
        Assert.Equal(["signingCredential.untrusted"], report.FailureCodes);
        Assert.Contains(report.Findings, finding =>
            finding.Code == "signingCredential.untrusted"
            && finding.Explanation.Contains("within its dates", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_time_nobody_is_trusted_and_with_a_stamp_an_ended_certificate_is()
    {
        using var signer = new SampleSigner();
        var bare = CredentialsReader.Read(
            new MemoryBytes(Bound(signer)), new CredentialsOptions { Roots = [signer.Root] });
        Assert.Equal(CredentialsState.Valid, bare.State);
        Assert.Equal(CredentialValidity.NotJudged, bare.Manifests[0].Signature!.Validity);
        Assert.True(bare.Manifests[0].Signature!.IsTrusted);

        using var authority = new TestAuthority();
        var now = TimeProvider.System.GetUtcNow();
        using var brief = new SampleSigner(days: 20, from: now.AddDays(-10));
        var stamped = Bound(brief, data => authority.Reply(
            TimestampRequest.Create(SHA256.HashData(data), new byte[16])));
        foreach (var roots in new X509Certificate2[][] { [brief.Root], [] })
        {
            var late = new CredentialsOptions { Roots = roots, CheckedAt = now.AddDays(100) };
            var since = CredentialsReader.Read(new MemoryBytes(stamped), late);
            Assert.Equal(
                CredentialValidity.ExpiredSinceStamped, since.Manifests[0].Signature!.Validity);
            Assert.DoesNotContain("signingCredential.expired", since.FailureCodes);
            var expired = CredentialsReader.Read(new MemoryBytes(Bound(brief)), late);
            Assert.Equal(CredentialValidity.Expired, expired.Manifests[0].Signature!.Validity);
            Assert.Contains("signingCredential.expired", expired.FailureCodes);
            Assert.Equal(roots.Length > 0, since.State == CredentialsState.Trusted);
            Assert.Equal(CredentialsState.Invalid, expired.State);
        }
    }

    /// <summary>
    /// The JPEG of C2PA encloses its root; the others an authority below one, which can be listed.
    /// </summary>
    [Theory]
    [InlineData("c2pa/public/adobe-20220124-C.jpg")]
    [InlineData("c2pa-formats/signed-es256-libpng-test.png")]
    [InlineData("c2pa-formats/signed-es384-test.webp")]
    [InlineData("c2pa-formats/signed-ps384-test.tiff")]
    [InlineData("c2pa-formats/signed-ed25519-no_manifest.jpg")]
    public void Files_of_others_lead_to_the_authority_that_they_enclose(string path)
    {
        using var file = FileBytes.Open(Repository.Outside(path));
        var enclosed = CredentialsReader.Read(file).Manifests[^1].Signature!;
        using var authority = X509CertificateLoader.LoadCertificate(enclosed.Certificates[^1].Span);
        Assert.True(enclosed.Certificates.Count > 1);
        var list = Read(authority.ExportCertificatePem());
        var report = CredentialsReader.Read(file, new CredentialsOptions { Roots = list.Certificates });
        Assert.True(report.Manifests[^1].Signature!.IsTrusted);
        Assert.Empty(report.FailureCodes);
        using var other = new SampleSigner();
        var strange = CredentialsReader.Read(file, new CredentialsOptions { Roots = [other.Root] });
        Assert.Equal(["signingCredential.untrusted"], strange.FailureCodes);
    }

    private static TrustList Read(string pem)
    {
        Assert.True(TrustList.TryRead(Encoding.ASCII.GetBytes(pem), out var list, out var damage));
        Assert.Null(damage.Code);
        return list;
    }

    private static string Code(string pem)
    {
        Assert.False(TrustList.TryRead(Encoding.ASCII.GetBytes(pem), out _, out var damage));
        return damage.Code;
    }

    private static CredentialsState State(SampleSigner signer, params X509Certificate2[] roots) =>
        CredentialsReader.Read(new MemoryBytes(Bound(signer)), new CredentialsOptions
        {
            Roots = roots,
            CheckedAt = SampleSigner.Start.AddDays(10),
        }).State;

    private static byte[] Bound(SampleSigner signer, Func<byte[], byte[]>? stamp = null) =>
        SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(signer, "urn:c2pa:1") { Stamp = stamp };
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            return SampleManifest.Store(manifest.Box());
        });
}
