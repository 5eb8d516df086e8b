namespace Probative.Formats.Credentials;

/// <summary>
/// The status codes of C2PA 2.2 section 15.2.2, as the standard spells them, and at the end a few of our own
/// for which it has none. Their names are those of the standard with capitals.
/// </summary>
public static class StatusCodes
{
#pragma warning disable CS1591 // The value of each constant is its description.
    public const string ClaimSignatureValidated = "claimSignature.validated";
    public const string ClaimSignatureInsideValidity = "claimSignature.insideValidity";
    public const string ClaimSignatureOutsideValidity = "claimSignature.outsideValidity";
    public const string ClaimSignatureMismatch = "claimSignature.mismatch";
    public const string ClaimSignatureMissing = "claimSignature.missing";
    public const string ClaimMissing = "claim.missing";
    public const string ClaimMultiple = "claim.multiple";
    public const string ClaimMalformed = "claim.malformed";
    public const string ClaimCborInvalid = "claim.cbor.invalid";
    public const string ClaimHardBindingsMissing = "claim.hardBindings.missing";
    public const string SigningCredentialTrusted = "signingCredential.trusted";
    public const string SigningCredentialUntrusted = "signingCredential.untrusted";
    public const string SigningCredentialInvalid = "signingCredential.invalid";
    public const string SigningCredentialExpired = "signingCredential.expired";
    public const string SigningCredentialOcspNotRevoked = "signingCredential.ocsp.notRevoked";
    public const string SigningCredentialOcspRevoked = "signingCredential.ocsp.revoked";
    public const string SigningCredentialOcspUnknown = "signingCredential.ocsp.unknown";
    public const string SigningCredentialOcspSkipped = "signingCredential.ocsp.skipped";
    public const string AlgorithmUnsupported = "algorithm.unsupported";
    public const string TimeStampValidated = "timeStamp.validated";
    public const string TimeStampTrusted = "timeStamp.trusted";
    public const string TimeStampUntrusted = "timeStamp.untrusted";
    public const string TimeStampMismatch = "timeStamp.mismatch";
    public const string TimeStampMalformed = "timeStamp.malformed";
    public const string TimeStampOutsideValidity = "timeStamp.outsideValidity";
    public const string HashedUriMatch = "assertion.hashedURI.match";
    public const string HashedUriMismatch = "assertion.hashedURI.mismatch";
    public const string AssertionMissing = "assertion.missing";
    public const string AssertionUndeclared = "assertion.undeclared";
    public const string AssertionOutsideManifest = "assertion.outsideManifest";
    public const string AssertionCborInvalid = "assertion.cbor.invalid";
    public const string AssertionJsonInvalid = "assertion.json.invalid";
    public const string AssertionMultipleHardBindings = "assertion.multipleHardBindings";
    public const string AssertionSelfRedacted = "assertion.selfRedacted";
    public const string AssertionNotRedacted = "assertion.notRedacted";
    public const string ActionMalformed = "assertion.action.malformed";
    public const string ActionIngredientMismatch = "assertion.action.ingredientMismatch";
    public const string ActionRedacted = "assertion.action.redacted";
    public const string DataHashMatch = "assertion.dataHash.match";
    public const string DataHashMismatch = "assertion.dataHash.mismatch";
    public const string DataHashMalformed = "assertion.dataHash.malformed";
    public const string DataHashRedacted = "assertion.dataHash.redacted";
    public const string DataHashMoreExclusions = "assertion.dataHash.additionalExclusionsPresent";
    public const string BmffHashMatch = "assertion.bmffHash.match";
    public const string BmffHashMismatch = "assertion.bmffHash.mismatch";
    public const string BmffHashMalformed = "assertion.bmffHash.malformed";
    public const string BmffHashMoreExclusions = "assertion.bmffHash.additionalExclusionsPresent";
    public const string BoxesHashMatch = "assertion.boxesHash.match";
    public const string BoxesHashMismatch = "assertion.boxesHash.mismatch";
    public const string BoxesHashMalformed = "assertion.boxesHash.malformed";
    public const string BoxesHashUnknownBox = "assertion.boxesHash.unknownBox";
    public const string BoxesHashMoreExclusions = "assertion.boxesHash.additionalExclusionsPresent";
    public const string IngredientManifestValidated = "ingredient.manifest.validated";
    public const string IngredientManifestMissing = "ingredient.manifest.missing";
    public const string IngredientManifestMismatch = "ingredient.manifest.mismatch";
    public const string IngredientSignatureValidated = "ingredient.claimSignature.validated";
    public const string IngredientSignatureMissing = "ingredient.claimSignature.missing";
    public const string IngredientSignatureMismatch = "ingredient.claimSignature.mismatch";
    public const string IngredientUnknownProvenance = "ingredient.unknownProvenance";
    public const string IngredientMalformed = "assertion.ingredient.malformed";
    public const string ManifestMultipleParents = "manifest.multipleParents";
    public const string ManifestUpdateInvalid = "manifest.update.invalid";
    public const string ManifestUpdateWrongParents = "manifest.update.wrongParents";
    public const string ManifestCompressedInvalid = "manifest.compressed.invalid";
    public const string GeneralError = "general.error";
    public const string ManifestUnreferenced = "manifest.unreferenced";
    public const string IdentityWellFormed = "cawg.identity.well-formed";
    public const string IdentityMalformed = "cawg.identity.cbor.invalid";
    public const string IdentityAssertionMismatch = "cawg.identity.assertion.mismatch";
    public const string IdentityBindingMissing = "cawg.identity.hard_binding_missing";
    public const string IdentityPadInvalid = "cawg.identity.pad.invalid";
#pragma warning restore CS1591

    /// <summary>
    /// A hard binding was not held against the bytes of the file: of a kind not checked here.
    /// </summary>
    public const string BindingUnchecked = "probative.binding.unchecked";

    /// <summary>An assertion states something that is not interpreted here.</summary>
    public const string AssertionUninterpreted = "probative.assertion.uninterpreted";

    /// <summary>Assertions, ingredients or manifests beyond a bound were not checked.</summary>
    public const string LimitReached = "probative.limit";

    /// <summary>An identity assertion has a kind of signature that is not checked here.</summary>
    public const string IdentityUnchecked = "probative.identity.unchecked";

    /// <summary>The signature of an identity assertion does not hold.</summary>
    public const string IdentityMismatch = "probative.identity.mismatch";
}
