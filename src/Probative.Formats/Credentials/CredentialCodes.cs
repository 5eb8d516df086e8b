namespace Probative.Formats.Credentials;

/// <summary>
/// The stable codes of what is wrong with the file that carries Content Credentials, or with the boxes that
/// hold them. What the standard itself has a code for is in <see cref="StatusCodes"/>.
/// </summary>
public static class CredentialCodes
{
    /// <summary>
    /// The file ends, or contradicts itself, before its end was reached by its own lengths.
    /// </summary>
    public const string Carrier = "credentials-carrier";

    /// <summary>A manifest store is larger than what is read.</summary>
    public const string TooLarge = "credentials-too-large";

    /// <summary>Boxes, parts of a file, or manifests are more, or nested deeper, than what is read.</summary>
    public const string TooMany = "credentials-too-many";

    /// <summary>A box of ISO 19566-5 is not in its form.</summary>
    public const string Box = "credentials-box";

    /// <summary>A compressed manifest cannot be unpacked.</summary>
    public const string Packed = "credentials-packed";

    /// <summary>The bytes that should be a manifest store are none.</summary>
    public const string Store = "credentials-store";

    /// <summary>The parts of a manifest store that a file holds in pieces do not fit together.</summary>
    public const string Pieces = "credentials-pieces";

    /// <summary>A file holds several manifest stores; one of them was read.</summary>
    public const string Several = "credentials-several";

    /// <summary>Two boxes have one label, so that a reference does not say which it means.</summary>
    public const string Duplicate = "credentials-duplicate-label";

    /// <summary>A manifest is in the form of a draft that came before version 1.0 of the standard.</summary>
    public const string Draft = "credentials-draft";

    /// <summary>A list of trusted certificates is none, or one of them cannot be read.</summary>
    public const string TrustListMalformed = "trust-list-malformed";

    /// <summary>A list of trusted certificates holds one that may issue none.</summary>
    public const string TrustListNotAuthority = "trust-list-not-authority";
}
