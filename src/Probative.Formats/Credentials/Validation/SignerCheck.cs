using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Credentials.Cose;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The signer's certificate (C2PA 2.2 sections 14.5, 15.7 and 15.8.2): its profile, its dates as of the time
/// stamp or of the check, and whether a chain leads to a root that the caller gave.
/// </summary>
internal sealed class SignerCheck(CredentialsOptions options, FindingList findings)
{
    public ManifestSignature Run(
        ManifestSignature signature,
        X509Certificate2 signer,
        IReadOnlyList<ReadOnlyMemory<byte>> chain,
        (DateTimeOffset Time, bool IsTrusted)? stamp,
        string uri)
    {
        if (CertificateProfile.Fault(signer) is { } fault)
            findings.Fail(StatusCodes.SigningCredentialInvalid, uri, fault);
        DateTimeOffset from = signer.NotBefore.ToUniversalTime();
        DateTimeOffset to = signer.NotAfter.ToUniversalTime();
        var isTrusted = IsTrusted(signer, chain, stamp?.Time ?? options.CheckedAt ?? from, uri);
        return signature with
        {
            Subject = Excerpt.Of(signer.Subject),
            Issuer = Excerpt.Of(signer.Issuer),
            Serial = signer.SerialNumber.ToLowerInvariant(),
            NotBefore = from,
            NotAfter = to,
            StampedAt = stamp?.Time,
            IsStampTrusted = stamp?.IsTrusted ?? false,
            Validity = Validity(from, to, stamp?.Time, uri),
            IsTrusted = isTrusted,
        };
    }

    private CredentialValidity Validity(
        DateTimeOffset from, DateTimeOffset to, DateTimeOffset? stamped, string uri)
    {
        if (stamped is { } time)
        {
            if (time < from || time > to)
            {
                findings.Fail(
                    StatusCodes.ClaimSignatureOutsideValidity,
                    uri,
                    "The time stamp lies outside of the dates of the signer's certificate.");
                return CredentialValidity.OutsideWhenStamped;
            }

            var hasExpired = options.CheckedAt > to;
            findings.Pass(
                StatusCodes.ClaimSignatureInsideValidity,
                uri,
                hasExpired
                    ? "The certificate was within its dates when stamped, and has expired since."
                    : "The certificate was within its dates when stamped.");
            return hasExpired ? CredentialValidity.ExpiredSinceStamped : CredentialValidity.ValidWhenStamped;
        }

        if (options.CheckedAt is not { } now) return CredentialValidity.NotJudged;
        if (now >= from && now <= to)
        {
            findings.Pass(
                StatusCodes.ClaimSignatureInsideValidity,
                uri,
                "The certificate is within its dates at the time of the check; no time stamp is used.");
            return CredentialValidity.ValidWhenChecked;
        }

        findings.Fail(
            StatusCodes.SigningCredentialExpired,
            uri,
            "The certificate is outside of its dates, and no time stamp shows when it was used.");
        return CredentialValidity.Expired;
    }

    private bool IsTrusted(
        X509Certificate2 signer, IReadOnlyList<ReadOnlyMemory<byte>> chain, DateTimeOffset time, string uri)
    {
        if (options.Roots.Count == 0)
        {
            findings.Fail(
                StatusCodes.SigningCredentialUntrusted,
                uri,
                "No trust list was given, so that no signer can be in it.");
            return false;
        }

        switch (TrustChain.Of(signer, chain, options.Roots, time))
        {
            case TrustChain.Leading.Leads:
                findings.Pass(
                    StatusCodes.SigningCredentialTrusted,
                    uri,
                    "The certificate leads to a certificate of the trust list.");
                return true;
            case TrustChain.Leading.LeadsOutsideDates:
                findings.Fail(
                    StatusCodes.SigningCredentialUntrusted,
                    uri,
                    "The certificate leads to a certificate of the trust list, over one that was not within "
                        + "its dates at the time of signing.");
                return false;
            default:
                findings.Fail(
                    StatusCodes.SigningCredentialUntrusted,
                    uri,
                    "The certificate leads to no certificate of the trust list.");
                return false;
        }
    }

    /// <summary>A certificate in DER; null when it is none.</summary>
    public static X509Certificate2? Load(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(bytes.Span);
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            return null;
        }
    }
}
