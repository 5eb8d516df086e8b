namespace Probative.Formats.Timestamps;

/// <summary>
/// The stable codes of what is wrong with an outside time, in the bytes of a proof or in what it proves.
/// </summary>
public static class TimestampCodes
{
    /// <summary>A file is no OpenTimestamps proof, or not in its form.</summary>
    public const string OtsMalformed = "ots-malformed";

    /// <summary>A version, or an operation, of OpenTimestamps that is not read here.</summary>
    public const string OtsUnknown = "ots-unknown";

    /// <summary>A proof is larger, deeper, or makes a longer result than the protocol allows.</summary>
    public const string OtsTooLarge = "ots-too-large";

    /// <summary>A proof is about other bytes than those it is held against.</summary>
    public const string OtsOther = "ots-other";

    /// <summary>80 bytes of a Bitcoin block header were expected.</summary>
    public const string HeaderMalformed = "header-malformed";

    /// <summary>No attestation of the proof leads to this header's Merkle root.</summary>
    public const string HeaderOther = "header-other";

    /// <summary>The header's hash is above its own target, or that target above Bitcoin's.</summary>
    public const string HeaderWork = "header-work";

    /// <summary>Neither a TimeStampResp nor a token of RFC 3161.</summary>
    public const string TokenMalformed = "token-malformed";

    /// <summary>The authority answered that it gives no token (RFC 3161 section 2.4.2).</summary>
    public const string TokenNotGranted = "token-not-granted";

    /// <summary>The token is about other bytes, or hashed in a way that is not accepted.</summary>
    public const string TokenOther = "token-other";

    /// <summary>The nonce is not that of the request (RFC 3161 section 2.4.2).</summary>
    public const string TokenNonce = "token-nonce";

    /// <summary>The certificate that signed is neither in the token nor among those given.</summary>
    public const string TokenSigner = "token-signer";

    /// <summary>
    /// The certificate that signed is not one for time-stamping alone, stated critically (RFC 3161 section
    /// 2.3).
    /// </summary>
    public const string TokenPurpose = "token-purpose";

    /// <summary>
    /// The signature does not verify, or the signing-certificate attribute names another certificate (RFC
    /// 5816).
    /// </summary>
    public const string TokenSignature = "token-signature";

    /// <summary>A certificate of the chain was not valid at the time that the token states.</summary>
    public const string TokenExpired = "token-expired";

    /// <summary>No chain leads from the signing certificate to a root that was given.</summary>
    public const string TokenUntrusted = "token-untrusted";

    /// <summary>A certificate of the chain was revoked as of the time that the token states.</summary>
    public const string TokenRevoked = "token-revoked";

    /// <summary>A file is no certificate revocation list (RFC 5280 section 5).</summary>
    public const string CrlMalformed = "crl-malformed";
}
