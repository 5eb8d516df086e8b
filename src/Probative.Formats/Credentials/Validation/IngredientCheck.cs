using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The reference of an ingredient assertion to the ingredient's own manifest (C2PA 2.2 section 15.11): the
/// hash of the manifest, or, where something was taken out of it since, the hash of its signature.
/// </summary>
internal sealed class IngredientCheck(CheckContext context, ManifestBox manifest, ClaimContent claim)
{
    /// <summary>What the assertion states; the label of the ingredient's manifest where it has one.</summary>
    public ManifestIngredient Shown(DeclaredAssertion assertion)
    {
        var content = assertion.Content ?? new CborValue(CborKind.Null);
        var label = Target(content)?.Manifest;
        return new ManifestIngredient(
            assertion.Uri,
            content.TextOf("dc:title"),
            content.TextOf("dc:format"),
            content.TextOf("relationship"),
            label is null ? null : Excerpt.Of(label),
            RecordedFailures.Of(content, label ?? "", RecordedFailures.None).Codes);
    }

    /// <summary>Checks the reference; gives the manifest that it leads to, or null.</summary>
    public ManifestBox? Follow(DeclaredAssertion assertion, IReadOnlySet<string> redactions)
    {
        var findings = context.Findings;
        if (assertion.Content is not { Kind: CborKind.Map } content)
        {
            findings.Fail(
                StatusCodes.IngredientMalformed, assertion.Uri, "The ingredient assertion cannot be read.");
            return null;
        }

        if (Reference(content) is not { } reference)
        {
            findings.Note(
                StatusCodes.IngredientUnknownProvenance,
                assertion.Uri,
                "The ingredient has no manifest of its own.");
            return null;
        }

        if (assertion.Kind == "c2pa.ingredient.v3" && content["validationResults"] is null)
        {
            findings.Fail(
                StatusCodes.IngredientMalformed,
                assertion.Uri,
                "The ingredient has a manifest, and the assertion does not say what checking it gave.");
        }

        var target = JumbfUri.Read(reference.Uri, manifest.Label);
        if (target is null || !context.Manifests.TryGetValue(target.Manifest, out var found))
        {
            findings.Fail(
                StatusCodes.IngredientManifestMissing,
                target?.Text ?? assertion.Uri,
                "The ingredient's manifest is not in the store.");
            return null;
        }

        Compare(reference, content, found, target.Text, HasRedactions(redactions, found));
        return found;
    }

    private void Compare(
        HashedUri reference, CborValue assertion, ManifestBox found, string uri, bool hasRedactions)
    {
        var findings = context.Findings;
        if (HashName.Find(reference.Algorithm ?? claim.Claim.Algorithm) is not { } algorithm)
        {
            findings.Fail(
                StatusCodes.AlgorithmUnsupported, uri, "The reference uses a hash that is not allowed.");
            return;
        }

        bool Has(JumbfBox box) => context.HasHash(box, algorithm, reference.Hash.Span);

        // Up to version 1.0 the hash was over the claim alone.
        var isSame = Has(found.Box) || (found.Packed is { } packed && Has(packed))
            || (found.Claims is [{ Children: [{ } content, ..] }, ..] && Has(content));
        if (isSame)
        {
            findings.Pass(
                StatusCodes.IngredientManifestValidated,
                uri,
                "The manifest has the hash that the ingredient states.");
        }
        else if (!hasRedactions)
        {
            findings.Fail(
                StatusCodes.IngredientManifestMismatch,
                uri,
                "The manifest does not have the hash that the ingredient states.");
        }
        else
        {
            CompareSignature(HashedUri.Read(assertion["claimSignature"]), found, uri);
        }
    }

    private void CompareSignature(HashedUri? reference, ManifestBox found, string uri)
    {
        var findings = context.Findings;
        if (reference is null)
        {
            // Before ingredients of version 3 nothing but the signature of the ingredient's claim is left.
            if (claim.Version > 1)
            {
                findings.Fail(
                    StatusCodes.IngredientSignatureMissing,
                    uri,
                    "Something was taken out, and the ingredient does not state the hash of the signature.");
            }

            return;
        }

        var box = found.Box.Children.FirstOrDefault(child => child.Purpose == Purposes.Signature);
        if (box is not null && HashName.Find(reference.Algorithm ?? claim.Claim.Algorithm) is { } algorithm
            && context.HasHash(box, algorithm, reference.Hash.Span))
        {
            findings.Pass(
                StatusCodes.IngredientSignatureValidated,
                uri,
                "Something was taken out; the signature has the hash that the ingredient states.");
        }
        else
        {
            findings.Fail(
                StatusCodes.IngredientSignatureMismatch,
                uri,
                "The manifest's signature does not have the hash that the ingredient states.");
        }
    }

    private static bool HasRedactions(IReadOnlySet<string> redactions, ManifestBox found) =>
        redactions.Any(uri => uri.StartsWith(found.Uri + "/", StringComparison.Ordinal));

    private JumbfUri? Target(CborValue content) =>
        Reference(content) is { } reference ? JumbfUri.Read(reference.Uri, manifest.Label) : null;

    private static HashedUri? Reference(CborValue content) =>
        HashedUri.Read(content["activeManifest"] ?? content["c2pa_manifest"]);
}
