using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

/// <summary>Identity assertions of CAWG beside the signature of the claim.</summary>
public sealed class IdentityTests : IDisposable
{
    private static readonly string[] s_creator = ["cawg.creator"];
    private static readonly string[] s_editor = ["cawg.editor"];

    private readonly SampleSigner _signer = new();
    private readonly SampleSigner _person = new();

    public void Dispose()
    {
        _signer.Dispose();
        _person.Dispose();
    }

    [Fact]
    public void A_signature_of_the_named_certificate_over_the_payload_holds()
    {
        var (identity, report) = Read();
        Assert.Equal(IdentityState.Holds, identity.State);
        Assert.Equal("CN=Mira Voss", identity.Credential);
        Assert.Equal("CN=Karst Root", identity.CredentialIssuer);
        Assert.Equal(["cawg.creator"], identity.Roles);
        Assert.Contains(report.Findings, finding => finding.Code == "cawg.identity.well-formed");
        Assert.Equal(CredentialsState.Trusted, report.State);
    }

    [Fact]
    public void What_is_signed_otherwise_or_about_something_else_does_not_hold_and_fails_no_manifest()
    {
        foreach (var (code, read) in new[]
        {
            (
                "probative.identity.mismatch",
                Read(change: payload => payload["role"] = s_editor)),
            ("cawg.identity.assertion.mismatch", Read(hash: new byte[32])),
            ("cawg.identity.hard_binding_missing", Read(refersTo: "c2pa.actions.v2")),
            ("cawg.identity.pad.invalid", Read(pad: [0, 1])),
        })
        {
            Assert.Equal(IdentityState.DoesNotHold, read.Identity.State);
            Assert.Contains(read.Report.Findings, finding => finding.Code == code);
            Assert.Equal(CredentialsState.Trusted, read.Report.State);
        }

        var other = Read(type: "com.karst.vow").Identity;
        Assert.Equal((IdentityState.NotChecked, "com.karst.vow"), (other.State, other.SignatureType));
        Assert.Equal(IdentityState.Malformed, Read(type: "").Identity.State);
    }

    /// <summary>The signed payload stands in the place of a key, behind a value that is called so.</summary>
    [Fact]
    public void What_is_shown_is_what_was_signed()
    {
        var (identity, _) = Read(change: payload => payload["role"] = s_editor, wrap: (signed, content) =>
            [0xa5, 1, .. SampleCbor.Of("signer_payload"), .. signed, 0, .. content.AsSpan(1)]);
        Assert.Equal(["cawg.editor"], identity.Roles);
        Assert.Equal(IdentityState.DoesNotHold, identity.State);
    }

    [Fact]
    public void The_identity_in_a_file_of_others_is_named()
    {
        using var file = FileBytes.Open(Repository.Outside("c2pa/c2pa-rs/C_with_CAWG_data.jpg"));
        var identity = Assert.Single(CredentialsReader.Read(file).Manifests[^1].Identities);
        Assert.Equal("cawg.x509.cose", identity.SignatureType);
        Assert.NotNull(identity.Credential);
        Assert.Equal(IdentityState.Holds, identity.State);
    }

    private (ManifestIdentity Identity, CredentialsReport Report) Read(
        string type = "cawg.x509.cose",
        Action<Dictionary<string, object>>? change = null,
        byte[]? hash = null,
        string refersTo = "c2pa.hash.data",
        byte[]? pad = null,
        Func<byte[], byte[], byte[]>? wrap = null)
    {
        var file = SampleCarrier.Bound(CredentialCarrier.Png, binding =>
        {
            var manifest = new SampleManifest(_signer, "urn:c2pa:1");
            manifest.Assertions.Add(("c2pa.hash.data", binding));
            var referred = manifest.Assertions.First(one => one.Label == refersTo);
            var reference = SampleManifest.ReferenceTo(referred.Label, referred.Content);
            if (hash is not null) reference["hash"] = hash;
            var payload = SampleCbor.Map(
                ("referenced_assertions", new[] { reference }), ("role", s_creator));
            if (type.Length > 0) payload["sig_type"] = type;
            var signed = SampleCbor.Of(payload);
            change?.Invoke(payload);
            var content = SampleCbor.Of(SampleCbor.Map(
                ("signer_payload", payload),
                ("signature", _person.Sign(signed)),
                ("pad1", pad ?? [0, 0])));
            manifest.Assertions.Add(("cawg.identity", wrap?.Invoke(signed, content) ?? content));
            return SampleManifest.Store(manifest.Box());
        });
        var report = CredentialsReader.Read(new MemoryBytes(file), _signer.Believed());
        return (Assert.Single(report.Manifests[0].Identities), report);
    }
}
