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
    }

    private static byte[] Store(SampleSigner signer, byte[] binding)
    {
        var manifest = new SampleManifest(signer, "urn:c2pa:1");
        manifest.Assertions.Add(("c2pa.hash.data", binding));
        return SampleManifest.Store(manifest.Box());
    }
}
