using System.Security.Cryptography;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

public sealed class ManifestTests : IDisposable
{
    private readonly SampleSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Assertions_that_are_missing_undeclared_or_cut_off_have_their_codes()
    {
        Assert.Equal(["assertion.undeclared"], Codes(manifest => manifest.Undeclared.Add(("org.a", [0xa0]))));
        Assert.Equal(["assertion.missing"], Codes(manifest =>
        {
            manifest.Assertions.Add(("org.a", [0xa0]));
            manifest.LeftOut.Add("org.a");
        }));
        Assert.Equal(
            ["assertion.cbor.invalid"], Codes(manifest => manifest.Assertions.Add(("org.a", [0xa1]))));
        Assert.Equal(
            ["assertion.action.malformed"],
            Codes(manifest => manifest.Assertions.RemoveAll(one => one.Label == "c2pa.actions.v2")));
        Assert.Equal(
            ["assertion.selfRedacted"],
            Codes(manifest =>
            {
                manifest.Assertions.Add(("org.a", [0xa0]));
                manifest.Redactions.Add($"{manifest.Uri}/c2pa.assertions/org.a");
            }));
        Assert.Equal(
            ["assertion.multipleHardBindings"],
            Codes(manifest => manifest.Assertions.Add(("c2pa.hash.bmff.v3", [0xa0]))));
    }

    [Fact]
    public void A_map_that_names_a_thing_twice_is_not_read() => Assert.Equal(
        ["assertion.cbor.invalid"],
        Codes(manifest => manifest.Assertions.Add(("org.a", [0xa2, 0x61, 0x61, 1, 0x61, 0x61, 2]))));

    [Fact]
    public void A_manifest_without_a_binding_is_told() => Assert.Contains(
        "claim.hardBindings.missing",
        CredentialsReader.Read(Wrap(new SampleManifest(_signer, "urn:c2pa:1").Box())).FailureCodes);

    [Fact]
    public void Certificates_are_judged_by_profile_dates_and_roots()
    {
        using var other = new SampleSigner(purpose: "1.3.6.1.5.5.7.3.1");
        Assert.Equal(["signingCredential.invalid"], Read(Bound(other), Options(other)).FailureCodes);
        Assert.Equal(["signingCredential.untrusted"], Read(Bound(_signer), Options(other)).FailureCodes);
        var none = Read(Bound(_signer), new CredentialsOptions());
        Assert.False(none.HasTrustList);
        Assert.Equal(CredentialsState.Valid, none.State);
        Assert.Equal(["signingCredential.untrusted"], none.FailureCodes);
        var late = Read(Bound(_signer), Options(at: SampleSigner.Start.AddDays(2000)));
        Assert.Equal(["signingCredential.expired"], late.FailureCodes);
        Assert.Equal(CredentialValidity.Expired, late.Manifests[0].Signature!.Validity);
        using var rsa = new SampleSigner(isRsa: true);
        Assert.Equal(CredentialsState.Trusted, Read(Bound(rsa), Options(rsa)).State);
    }

    [Fact]
    public void A_certificate_that_has_expired_since_the_time_stamp_is_told_apart_from_an_expired_one()
    {
        using var authority = new TestAuthority();
        var now = TimeProvider.System.GetUtcNow();
        using var signer = new SampleSigner(days: 20, from: now.AddDays(-10));
        var file = Bound(signer, data => authority.Reply(
            TimestampRequest.Create(SHA256.HashData(data), new byte[16])));
        foreach (var isTrusted in new[] { true, false })
        {
            var report = Read(file, new CredentialsOptions
            {
                Roots = [signer.Root],
                Timestamps = new TimestampTrust { Roots = isTrusted ? [authority.Root] : [] },
                CheckedAt = now.AddDays(100),
            });
            var signature = report.Manifests[0].Signature!;
            Assert.Empty(report.FailureCodes);
            Assert.Equal(CredentialValidity.ExpiredSinceStamped, signature.Validity);
            Assert.Equal(isTrusted, signature.IsStampTrusted);
            Assert.Equal(isTrusted, report.Findings.All(finding => finding.Code != "timeStamp.untrusted"));
        }

        var distrusted = Read(file, new CredentialsOptions
        {
            Roots = [signer.Root],
            Timestamps = new TimestampTrust { Roots = [signer.Root] },
            CheckedAt = now.AddDays(100),
        });
        Assert.Equal(["signingCredential.expired"], distrusted.FailureCodes);
    }

    [Fact]
    public void An_ingredient_is_followed_and_what_was_recorded_of_it_is_no_failure_of_the_whole()
    {
        var parent = new SampleManifest(_signer, "urn:c2pa:0");
        parent.Assertions.Add(("c2pa.hash.data", SampleCbor.Of(SampleCbor.Map(("hash", new byte[32])))));
        parent.Undeclared.Add(("org.a", [0xa0]));
        var uri = $"{parent.Uri}/c2pa.assertions/org.a";
        var box = parent.Box();
        Assert.Equal(["assertion.undeclared"], WithParent(box, box, null).FailureCodes);
        var recorded = WithParent(box, box, uri);
        Assert.Empty(recorded.FailureCodes);
        Assert.Contains(
            recorded.Findings, finding => finding is { IsRecorded: true, Code: "assertion.undeclared" });
        var shown = Assert.Single(recorded.Manifests[1].Ingredients);
        Assert.Equal(("urn:c2pa:0", "parentOf"), (shown.Manifest, shown.Relationship));
        Assert.Equal(["ingredient.manifest.missing"], WithParent(null, box, uri).FailureCodes);
        parent.Undeclared.Clear();
        var changed = parent.Box();
        Assert.Equal(
            ["ingredient.manifest.mismatch"], WithParent(changed, [.. changed, 1], uri).FailureCodes);
    }

    [Fact]
    public void What_an_ingredient_lost_may_be_missing_only_if_the_claim_says_so()
    {
        var parent = new SampleManifest(_signer, "urn:c2pa:0");
        parent.Assertions.Add(("c2pa.hash.data", SampleCbor.Of(SampleCbor.Map(("hash", new byte[32])))));
        parent.Assertions.Add(("org.place", [0xa0]));
        var whole = parent.Box();
        var uri = $"{parent.Uri}/c2pa.assertions/org.place";
        Assert.Contains("assertion.notRedacted", WithParent(whole, whole, null, uri).FailureCodes);
        parent.LeftOut.Add("org.place");
        var lessened = parent.Box();
        Assert.Contains("assertion.missing", WithParent(lessened, whole, null).FailureCodes);
        Assert.DoesNotContain("assertion.missing", WithParent(lessened, whole, null, uri).FailureCodes);
    }

    [Fact]
    public void Two_manifests_of_one_label_do_not_pass()
    {
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1");
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            return SampleManifest.Store(manifest.Box(), manifest.Box());
        });
        Assert.Equal(["general.error"], Read(file, Options()).FailureCodes);
    }

    [Fact]
    public void A_ring_of_ingredients_ends()
    {
        var manifests = Enumerable.Range(0, 60).Select(number =>
        {
            var manifest = new SampleManifest(_signer, $"urn:c2pa:{number}");
            for (var other = 0; other < 60; other++)
            {
                var uri = $"self#jumbf=/c2pa/urn:c2pa:{other}";
                manifest.Assertions.Add(($"c2pa.ingredient__{other}", SampleCbor.Of(SampleCbor.Map(
                    ("c2pa_manifest", SampleManifest.Reference(uri, new byte[8])),
                    ("relationship", "componentOf")))));
            }

            return manifest.Box();
        });
        var report = CredentialsReader.Read(
            new MemoryBytes(SampleManifest.Store([.. manifests])), new CredentialsOptions());
        Assert.Equal(60, report.Manifests.Count);
        Assert.Contains("ingredient.manifest.mismatch", report.FailureCodes);
    }

    [Fact]
    public void No_byte_of_a_store_can_change_into_a_trusted_other_claim()
    {
        var file = Bound(_signer);
        var before = Read(file, Options());
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[1, 255]).Sample(
            (at, bits) =>
            {
                var broken = file.ToArray();
                broken[at] ^= (byte)bits;
                var report = Read(broken, Options());
                if (report.State != CredentialsState.Trusted) return;
                Assert.Equal(before.Manifests[0].Claim!.Title, report.Manifests[0].Claim!.Title);
                Assert.Equal(
                    before.Manifests[0].Signature!.Subject, report.Manifests[0].Signature!.Subject);
                Assert.Equal(
                    before.Manifests[0].Assertions.Select(assertion => assertion.Label),
                    report.Manifests[0].Assertions.Select(assertion => assertion.Label));
            },
            iter: 2_000);
    }

    private static MemoryBytes Wrap(byte[] manifest) =>
        new(SampleCarrier.Embed(CredentialCarrier.Png, SampleManifest.Store(manifest)).File);

    private static CredentialsReport Read(byte[] file, CredentialsOptions options) =>
        CredentialsReader.Read(new MemoryBytes(file), options);

    private static byte[] Bound(SampleSigner signer, Func<byte[], byte[]>? stamp = null) =>
        SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(signer, "urn:c2pa:1") { Stamp = stamp };
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            return SampleManifest.Store(manifest.Box());
        });

    private CredentialsOptions Options(SampleSigner? signer = null, DateTimeOffset? at = null) => new()
    {
        Roots = [(signer ?? _signer).Root],
        CheckedAt = at ?? SampleSigner.Start.AddDays(10),
    };

    private IReadOnlyList<string> Codes(Action<SampleManifest> change)
    {
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1");
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            change(manifest);
            return SampleManifest.Store(manifest.Box());
        });
        return Read(file, Options()).FailureCodes;
    }

    /// <summary>A file whose manifest opened a parent, in the state in which the parent was or is.</summary>
    private CredentialsReport WithParent(
        byte[]? present, byte[] then, string? recorded, string? redacted = null)
    {
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1");
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            var failures = recorded is null
                ? Array.Empty<object>()
                : [SampleCbor.Map(("code", "assertion.undeclared"), ("url", recorded))];
            manifest.Assertions.Add(("c2pa.ingredient.v3", SampleCbor.Of(SampleCbor.Map(
                ("dc:title", "before.jpg"),
                ("relationship", "parentOf"),
                ("activeManifest", SampleManifest.Reference("self#jumbf=/c2pa/urn:c2pa:0", then)),
                ("validationResults", SampleCbor.Map(
                    ("activeManifest", SampleCbor.Map(("failure", failures)))))))));
            if (redacted is not null) manifest.Redactions.Add(redacted);
            return SampleManifest.Store(present is null ? [manifest.Box()] : [present, manifest.Box()]);
        });
        return Read(file, Options());
    }
}
