using System.Formats.Cbor;
using System.Text.Json;
using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Cose;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// Identity assertions (CAWG identity assertion, "Validation method" and "Validating the COSE signature").
/// With a certificate the signature and the references are checked, not the profile, the dates, or the trust:
/// their lists are others than those of claims. Nothing of it decides on the manifest.
/// </summary>
internal sealed class IdentityCheck(FindingList findings, ManifestBox manifest, ClaimContent claim)
{
    private const string Label = "cawg.identity";
    private const string WithCertificate = "cawg.x509.cose";
    private const string Payload = "signer_payload";
    private static readonly string[] PadNames = ["pad1", "pad2"];
    private const int Most = 50;
    private const int RolesMost = 20;
    private const int ReferencesMost = 100;

    public IReadOnlyList<ManifestIdentity> Run(IReadOnlyList<DeclaredAssertion> assertions) =>
        [.. assertions.Where(assertion => assertion.Kind == Label).Take(Most)
            .Select(assertion => Check(assertion, assertions))];

    private ManifestIdentity Check(DeclaredAssertion assertion, IReadOnlyList<DeclaredAssertion> all)
    {
        var payload = assertion.Content?[Payload];
        var references = (payload?["referenced_assertions"]?.Items ?? []).Select(HashedUri.Read).ToList();
        var type = payload?.TextOf("sig_type");
        var signature = assertion.Content?["signature"]?.Bytes;
        var shown = new ManifestIdentity(
            assertion.Uri,
            type,
            null,
            null,
            [.. (payload?["role"]?.Items ?? []).Select(item => item.Text).OfType<string>()
                .Select(Excerpt.Of).Take(RolesMost)],
            [.. references.Select(reference => reference?.Uri).OfType<string>()
                .Select(Excerpt.Of).Take(ReferencesMost)],
            IdentityState.Malformed);
        if (type is null || signature is not { } bytes || references.Count == 0 || references.Contains(null))
        {
            return Say(shown, StatusCodes.IdentityMalformed, "The identity assertion is not in its form.");
        }

        if (type != WithCertificate)
        {
            return Say(
                shown with { Credential = IssuerOf(bytes), State = IdentityState.NotChecked },
                StatusCodes.IdentityUnchecked,
                "An identity assertion with a signature of this kind is not checked here.");
        }

        if (!CoseSignature.TryRead(bytes, out var cose) || cose.Chain.Count == 0
            || SignerCheck.Load(cose.Chain[0]) is not { } signer)
        {
            return Say(
                shown,
                StatusCodes.IdentityMalformed,
                "The identity assertion has no signature with a certificate.");
        }

        using (signer)
        {
            shown = shown with
            {
                Credential = Excerpt.Of(signer.Subject),
                CredentialIssuer = Excerpt.Of(signer.Issuer),
                State = IdentityState.DoesNotHold,
            };
            var covered = Raw(assertion) is { } raw ? cose.Covered("Signature1", raw.Span) : [];
            var isSigned = SigningAlgorithm.Find(cose.AlgorithmNumber) is { } algorithm
                && SignatureCheck.Holds(algorithm, signer, covered, cose.Signature.Span);
            if (!isSigned)
            {
                return Say(
                    shown,
                    StatusCodes.IdentityMismatch,
                    "The key of the named certificate did not sign this identity assertion.");
            }

            return CheckReferences(shown, assertion, references!, all);
        }
    }

    private ManifestIdentity CheckReferences(
        ManifestIdentity shown,
        DeclaredAssertion assertion,
        List<HashedUri> references,
        IReadOnlyList<DeclaredAssertion> all)
    {
        var claimed = claim.References.Select(entry => entry.Reference).OfType<HashedUri>()
            .Select(Named).ToHashSet();
        if (!references.TrueForAll(reference => claimed.Contains(Named(reference))))
        {
            return Say(
                shown,
                StatusCodes.IdentityAssertionMismatch,
                "The identity assertion refers to something that the claim does not.");
        }

        var named = references.Select(reference => JumbfUri.Read(reference.Uri, manifest.Label)?.Text)
            .ToHashSet();
        if (!all.Any(one => one.IsHardBinding && one.IsIntact && named.Contains(one.Uri)))
        {
            return Say(
                shown,
                StatusCodes.IdentityBindingMissing,
                "The identity assertion does not refer to the binding to the bytes of the file.");
        }

        if (Pads(assertion).Any(pad => pad.Span.ContainsAnyExcept((byte)0)))
        {
            return Say(
                shown,
                StatusCodes.IdentityPadInvalid,
                "The identity assertion has something in its filling.");
        }

        return Say(
            shown with { State = IdentityState.Holds },
            StatusCodes.IdentityWellFormed,
            "The key of the named certificate signed the identity assertion, and it refers to the binding to "
                + "the bytes. Whose certificate that is, its dates and its revocation were not judged.");
    }

    private ManifestIdentity Say(ManifestIdentity shown, string code, string text)
    {
        findings.Note(code, shown.Uri, text);
        return shown;
    }

    /// <summary>The same assertion with the same hash, whether the address is relative or not.</summary>
    private (string? Uri, string Hash) Named(HashedUri reference) =>
        (JumbfUri.Read(reference.Uri, manifest.Label)?.Text, Convert.ToHexString(reference.Hash.Span));

    private static IEnumerable<ReadOnlyMemory<byte>> Pads(DeclaredAssertion assertion) =>
        PadNames.Select(name => assertion.Content?[name]?.Bytes).OfType<ReadOnlyMemory<byte>>();

    /// <summary>The payload as it is encoded in the assertion, which is what was signed.</summary>
    private static ReadOnlyMemory<byte>? Raw(DeclaredAssertion assertion)
    {
        try
        {
            var reader = new CborReader(assertion.Box.BytesOf("cbor") ?? default, CborConformanceMode.Lax);
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                var isText = reader.PeekState()
                    is CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString;
                if (isText && reader.ReadTextString() == Payload) return reader.ReadEncodedValue();
                if (!isText) reader.SkipValue();
                reader.SkipValue();
            }
        }
        catch (Exception broken) when (broken is CborContentException or InvalidOperationException)
        {
            // It was read as a tree before; what two readers take differently counts for nothing.
        }

        return null;
    }

    /// <summary>
    /// Who issued a credential of an aggregator (CAWG, "Identity claims aggregation"): its signature encloses
    /// the credential as JSON. A stranger's word, not checked.
    /// </summary>
    private static string? IssuerOf(ReadOnlyMemory<byte> signature)
    {
        if (!CborTree.TryRead(signature, out var root) || root.Items is not [_, _, { Bytes: { } json }, _])
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("issuer", out var issuer))
            {
                return null;
            }

            if (issuer.ValueKind == JsonValueKind.Object && issuer.TryGetProperty("id", out var id))
                issuer = id;
            return issuer.ValueKind == JsonValueKind.String ? Excerpt.Of(issuer.GetString()!) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException
            || TimestampToken.IsAboutBytes(broken))
        {
            // JSON that is none, or a text that is no text.
            return null;
        }
    }
}
