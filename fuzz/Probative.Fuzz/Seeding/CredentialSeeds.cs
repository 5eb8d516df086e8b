using Probative.Formats.Credentials;
using Probative.Formats.Tests.Credentials;

namespace Probative.Fuzz.Seeding;

/// <summary>Content Credentials in each carrier.</summary>
internal static class CredentialSeeds
{
    public static IEnumerable<Seed> All()
    {
        using var signer = new SampleSigner();
        foreach (var carrier in Enum.GetValues<CredentialCarrier>())
        {
            if (carrier == CredentialCarrier.Unknown) continue;
            var store = Store(signer, SampleCbor.Of(new byte[32]));
            var isBeside = carrier == CredentialCarrier.Sidecar;
            var file = isBeside ? store : SampleCarrier.Embed(carrier, store).File;
            yield return new Seed("credentials", $"{carrier}".ToLowerInvariant(), file);
        }

        var bound = SampleCarrier.Bound(CredentialCarrier.Png, binding => Store(signer, binding));
        yield return new Seed("credentials", "bound-png", bound);
        var old = new SampleManifest(signer, "urn:c2pa:0");
        var packed = SampleManifest.Store(SampleManifest.Pack(old.Box(), ""));
        var picture = SampleCarrier.Embed(CredentialCarrier.Png, packed).File;
        yield return new Seed("credentials", "packed-png", picture);
        foreach (var seed in Enclosed(signer)) yield return seed;
    }

    /// <summary>What a signature encloses beside itself: answers about revocation, and an identity.</summary>
    private static IEnumerable<Seed> Enclosed(SampleSigner signer)
    {
        var good = new SampleResponder(signer) { ThisUpdate = SampleSigner.Start.AddDays(1) };
        var revoked = new SampleResponder(signer)
        {
            Status = 1,
            Reason = 1,
            RevokedAt = SampleSigner.Start.AddDays(2),
            ThisUpdate = SampleSigner.Start.AddDays(3),
            NextUpdate = SampleSigner.Start.AddDays(5),
            Added = SampleResponder.Certify(signer, signer.IssuerKey),
        };
        yield return new Seed("ocsp", "good", good.Answer());
        yield return new Seed("ocsp", "revoked", revoked.Answer());
        signer.Answers.Add(revoked.Answer());
        var manifest = new SampleManifest(signer, "urn:c2pa:1");
        var (label, content) = manifest.Assertions[0];
        var payload = SampleCbor.Map(
            ("sig_type", "cawg.x509.cose"),
            ("referenced_assertions", new[] { SampleManifest.ReferenceTo(label, content) }));
        manifest.Assertions.Add(("cawg.identity", SampleCbor.Of(SampleCbor.Map(
            ("signer_payload", payload),
            ("signature", signer.Sign(SampleCbor.Of(payload))),
            ("pad1", new byte[2])))));
        yield return new Seed("credentials", "enclosed", SampleManifest.Store(manifest.Box()));
    }

    private static byte[] Store(SampleSigner signer, byte[] binding)
    {
        var manifest = new SampleManifest(signer, "urn:c2pa:1");
        manifest.Assertions.Add(("c2pa.hash.data", binding));
        return SampleManifest.Store(manifest.Box());
    }
}
