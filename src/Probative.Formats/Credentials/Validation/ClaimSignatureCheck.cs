using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Credentials.Cose;
using Probative.Formats.Credentials.Jumbf;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Validation;

/// <summary>The signature of a claim (C2PA 2.2 sections 13.2 and 15.7).</summary>
internal sealed class ClaimSignatureCheck(CheckContext context)
{
    private const string Signature1 = "Signature1";

    /// <summary>Checks the signature to which a claim refers; null where it cannot be read.</summary>
    public ManifestSignature? Run(ManifestBox manifest, string? reference, ReadOnlyMemory<byte> claim)
    {
        var findings = context.Findings;
        var uri = JumbfUri.Read(reference, manifest.Label);
        var text = uri?.Text ?? manifest.Uri;
        var box = uri is { Path: [{ } label] } && uri.Manifest == manifest.Label
            ? manifest.Box.Find(label)
            : null;
        if (box is null || box.Purpose != Purposes.Signature)
        {
            findings.Fail(
                StatusCodes.ClaimSignatureMissing, text, "The claim refers to no signature in its manifest.");
            return null;
        }

        if (box.BytesOf("cbor") is not { } bytes || !CoseSignature.TryRead(bytes, out var signature))
        {
            findings.Fail(
                StatusCodes.ClaimSignatureMismatch,
                text,
                "The signature is not a COSE_Sign1 without payload.");
            return null;
        }

        var algorithm = SigningAlgorithm.Find(signature.AlgorithmNumber);
        var result = new ManifestSignature { Algorithm = algorithm?.Name, Certificates = signature.Chain };
        if (signature.Chain.Count == 0 || SignerCheck.Load(signature.Chain[0]) is not { } signer)
        {
            findings.Fail(
                StatusCodes.SigningCredentialInvalid, text, "The signature encloses no certificate.");
            return result;
        }

        using (signer)
        {
            if (algorithm is null)
            {
                findings.Fail(
                    StatusCodes.AlgorithmUnsupported,
                    text,
                    "The signature's algorithm is not one that is allowed.");
            }
            else if (Holds(algorithm, signer, signature, claim))
            {
                findings.Pass(
                    StatusCodes.ClaimSignatureValidated,
                    text,
                    "The key of the certificate signed these bytes.");
            }
            else
            {
                findings.Fail(
                    StatusCodes.ClaimSignatureMismatch,
                    text,
                    "The key of the certificate did not sign these bytes.");
            }

            return Signer(manifest, signature, result, signer, claim, text);
        }
    }

    private static bool Holds(
        SigningAlgorithm algorithm,
        X509Certificate2 signer,
        CoseSignature signature,
        ReadOnlyMemory<byte> claim) => SignatureCheck.Holds(
            algorithm, signer, signature.Covered(Signature1, claim.Span), signature.Signature.Span);

    private ManifestSignature Signer(
        ManifestBox manifest,
        CoseSignature signature,
        ManifestSignature result,
        X509Certificate2 signer,
        ReadOnlyMemory<byte> claim,
        string uri)
    {
        var stamp = new StampCheck(context.Options, context.Findings)
            .Best(signature, claim, context.LaterStamps(manifest.Label), uri);
        try
        {
            var judged = new SignerCheck(context.Options, context.Findings)
                .Run(result, signer, signature.Chain, stamp, uri);
            return new RevocationCheck(context, uri).Run(judged, signer, signature.RevocationAnswers);
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken) || broken is ArgumentException)
        {
            context.Findings.Fail(
                StatusCodes.SigningCredentialInvalid, uri, "The signer's certificate cannot be read.");
            return result;
        }
    }
}
