namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// One manifest: its claim, signature, assertions and what they say together (C2PA 2.2 section 15).
/// </summary>
internal sealed class ManifestCheck(CheckContext context, ManifestBox manifest)
{
    private readonly FindingList _findings = context.Findings;

    public CredentialManifest Shown { get; } =
        new() { Label = Excerpt.Of(manifest.Label), Kind = manifest.Kind };

    public IReadOnlyList<DeclaredAssertion> Assertions { get; private set; } = [];

    /// <summary>Null where the manifest has no claim that can be read.</summary>
    public ClaimContent? Claim { get; private set; }

    /// <summary>The assertions that bind the manifest to all bytes of its asset.</summary>
    public IEnumerable<DeclaredAssertion> Bindings => Assertions.Where(assertion => assertion.IsHardBinding);

    public IEnumerable<DeclaredAssertion> Ingredients =>
        Assertions.Where(assertion => assertion.IsIngredient);

    /// <summary>
    /// Reads the claim and the assertions. The findings of this stand between those of the manifest.
    /// </summary>
    public void Run()
    {
        if (manifest.Claims.Count == 0)
        {
            _findings.Fail(StatusCodes.ClaimMissing, manifest.Uri, "The manifest has no claim.");
            return;
        }

        if (manifest.Claims.Count > 1)
            _findings.Fail(StatusCodes.ClaimMultiple, manifest.Uri, "The manifest has more than one claim.");
        var box = manifest.Claims[0];
        var bytes = box.BytesOf("cbor") ?? default;
        if (ClaimContent.Read(bytes, box.Label ?? "") is not { } claim)
        {
            _findings.Fail(
                StatusCodes.ClaimCborInvalid,
                manifest.ClaimUri,
                "The claim is not one item of CBOR within the bounds.");
            return;
        }

        if (claim.Fault is { } fault) _findings.Fail(StatusCodes.ClaimMalformed, manifest.ClaimUri, fault);
        Claim = claim;
        Shown.Claim = claim.Claim;
        Shown.Signature = new ClaimSignatureCheck(context).Run(manifest, claim.Signature, bytes);
        Assertions = new AssertionCheck(context, manifest, claim).Run();
        Shown.Assertions = [.. Assertions.Select(assertion => assertion.Shown)];
        Shown.Actions = new ActionCheck(_findings, manifest, claim).Run(Assertions);
        Shown.Identities = new IdentityCheck(_findings, manifest, claim).Run(Assertions);
        CheckRedactions(claim);
        CheckParents();
        CheckBindings();
    }

    /// <summary>The addresses, in their absolute form, of what the claim says was taken out.</summary>
    public IEnumerable<string> Redactions =>
        (Claim?.Claim.Redactions ?? []).Select(text => JumbfUri.Read(text, manifest.Label)?.Text)
            .OfType<string>();

    private void CheckRedactions(ClaimContent claim)
    {
        foreach (var text in claim.Claim.Redactions)
        {
            if (JumbfUri.Read(text, manifest.Label) is not { Path: [JumbfUri.Assertions, { } label] } uri)
            {
                _findings.Fail(
                    StatusCodes.ClaimMalformed, manifest.ClaimUri, "What was taken out has no address.");
                continue;
            }

            if (uri.Manifest == manifest.Label)
                _findings.Fail(
                    StatusCodes.AssertionSelfRedacted, uri.Text, "The claim takes out its own assertion.");
            if (label.StartsWith("c2pa.actions", StringComparison.Ordinal))
                _findings.Fail(StatusCodes.ActionRedacted, uri.Text, "Actions may not be taken out.");
            if (label.StartsWith("c2pa.hash.", StringComparison.Ordinal))
                _findings.Fail(
                    StatusCodes.DataHashRedacted, uri.Text, "The binding to the asset may not be taken out.");
        }
    }

    private void CheckParents()
    {
        var parents = Ingredients.Count(ingredient => ingredient.IsParent);
        if (manifest.Kind == ManifestKind.Update && parents != 1)
        {
            _findings.Fail(
                StatusCodes.ManifestUpdateWrongParents,
                manifest.Uri,
                "An update has exactly one manifest that it updates.");
        }

        if (manifest.Kind == ManifestKind.Standard && parents > 1)
            _findings.Fail(
                StatusCodes.ManifestMultipleParents, manifest.Uri, "A manifest has at most one parent.");
    }

    private void CheckBindings()
    {
        var count = Bindings.Count();
        if (manifest.Kind == ManifestKind.Update)
        {
            if (count > 0 || Assertions.Any(assertion => assertion.IsThumbnail))
                _findings.Fail(
                    StatusCodes.ManifestUpdateInvalid,
                    manifest.Uri,
                    "An update has no binding or thumbnail.");
        }
        else if (count == 0)
        {
            _findings.Fail(
                StatusCodes.ClaimHardBindingsMissing,
                manifest.ClaimUri,
                "Nothing binds the manifest to an asset.");
        }
        else if (count > 1)
        {
            _findings.Fail(
                StatusCodes.AssertionMultipleHardBindings,
                manifest.ClaimUri,
                "More than one assertion binds to an asset.");
        }
    }
}
