using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// Checks a token of RFC 3161 as its section 2.2 asks, and what the framework's own check leaves out: the
/// chain of certificates, as it was valid at the time that the token states, up to a root that the caller
/// gives.
/// </summary>
public static class TokenVerifier
{
    private const string TimeStampingPurpose = "1.3.6.1.5.5.7.3.8";

    /// <summary>
    /// Checks a token against the bytes that it is said to be about. Never throws for them.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="data">The bytes that were stamped.</param>
    /// <param name="nonces">
    /// The nonces of the requests that it may answer, as <see cref="TimestampRequest.Nonce"/>; empty when the
    /// requests are not known, and then any nonce will do.
    /// </param>
    /// <param name="trust">Whom to believe.</param>
    public static TokenOutcome Verify(
        TimestampToken token,
        ReadOnlySpan<byte> data,
        IReadOnlyList<ReadOnlyMemory<byte>> nonces,
        TimestampTrust trust)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(nonces);
        ArgumentNullException.ThrowIfNull(trust);
        try
        {
            return CheckBinding(token, data, nonces) ?? CheckSigner(token, trust);
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenMalformed, "The signature or a certificate cannot be read.");
        }
    }

    private static TokenOutcome.Refused? CheckBinding(
        TimestampToken token, ReadOnlySpan<byte> data, IReadOnlyList<ReadOnlyMemory<byte>> nonces)
    {
        if (token.ImprintAlgorithm is not { } algorithm)
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenOther, "The bytes were hashed in a way that is not accepted.");
        }

        if (!CryptographicOperations.HashData(algorithm, data).AsSpan().SequenceEqual(token.Imprint.Span))
            return new TokenOutcome.Refused(TimestampCodes.TokenOther, "The token is about other bytes.");
        if (nonces.Count > 0 && !nonces.Any(nonce => nonce.Span.SequenceEqual(token.Nonce.Span)))
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenNonce, "The nonce in the token is not that of the request.");
        }

        return null;
    }

    private static TokenOutcome CheckSigner(TimestampToken token, TimestampTrust trust)
    {
        if (FindSigner(token, trust) is not { } signer)
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenSigner,
                "The certificate that signed is not in the token, nor among those that are known here.");
        }

        if (!IsForTimeStampingAlone(signer))
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenPurpose,
                "The certificate that signed is not one for time-stamping alone.");
        }

        var time = token.Time.UtcDateTime;
        if (time < signer.NotBefore.ToUniversalTime() || time > signer.NotAfter.ToUniversalTime())
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenExpired, "The certificate that signed was not valid at the stated time.");
        }

        if (!SignerStatement.Names(token.Cms.SignerInfos[0], signer) || !IsSignedBy(token, signer))
        {
            return new TokenOutcome.Refused(
                TimestampCodes.TokenSignature,
                "The signature does not verify, or names another certificate than the one that signed.");
        }

        return CheckChain(token, signer, trust);
    }

    private static X509Certificate2? FindSigner(TimestampToken token, TimestampTrust trust)
    {
        var identifier = token.Cms.SignerInfos[0].SignerIdentifier;
        foreach (var certificate in token.Cms.Certificates.Concat(trust.Candidates).Concat(trust.Roots))
        {
            if (identifier.MatchesCertificate(certificate)) return certificate;
        }

        return null;
    }

    /// <summary>
    /// RFC 3161 section 2.3: only one purpose, and critical. A key that may also encrypt is not for stamping
    /// alone either; OpenSSL refuses it for the same reason.
    /// </summary>
    private static bool IsForTimeStampingAlone(X509Certificate2 signer)
    {
        const X509KeyUsageFlags signing =
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        var usages = signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        return usages is [{ Critical: true } usage]
            && usage.EnhancedKeyUsages.Count == 1
            && usage.EnhancedKeyUsages[0].Value == TimeStampingPurpose
            && signer.Extensions.OfType<X509KeyUsageExtension>().All(key =>
                (key.KeyUsages & signing) != 0 && (key.KeyUsages & ~signing) == 0);
    }

    private static bool IsSignedBy(TimestampToken token, X509Certificate2 signer)
    {
        try
        {
            token.Cms.SignerInfos[0].CheckSignature([signer], verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            // The framework has no other way to say that a signature does not verify.
            return false;
        }
    }

    private static TokenOutcome CheckChain(
        TimestampToken token, X509Certificate2 signer, TimestampTrust trust)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(trust.Roots.ToArray());
        policy.ExtraStore.AddRange(token.Cms.Certificates);
        policy.ExtraStore.AddRange(trust.Candidates.ToArray());
        policy.ApplicationPolicy.Add(new Oid(TimeStampingPurpose));
        policy.VerificationTimeIgnored = false;
        policy.VerificationTime = token.Time.UtcDateTime;

        // Nothing is fetched: revocation is checked against the lists that were given, by RevocationCheck.
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        if (!chain.Build(signer))
        {
            var isExpired =
                chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid);
            return isExpired
                ? new TokenOutcome.Refused(
                    TimestampCodes.TokenExpired,
                    "A certificate of the chain was not valid at the stated time.")
                : new TokenOutcome.Refused(
                    TimestampCodes.TokenUntrusted, "No chain leads to a root that is trusted here.");
        }

        // Copies, which outlive the chain.
        List<X509Certificate2> certificates =
        [
            .. chain.ChainElements.Select(
                element => X509CertificateLoader.LoadCertificate(element.Certificate.RawDataMemory.Span)),
        ];
        return RevocationCheck.Run(token, certificates, trust.RevocationLists);
    }
}
