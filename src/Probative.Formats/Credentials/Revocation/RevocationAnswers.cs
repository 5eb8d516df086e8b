using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Credentials.Validation;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials.Revocation;

/// <summary>
/// The answers about revocation that are enclosed (C2PA 2.2 sections 14.5.2 and 15.9.1): by the signer beside
/// the signature, by others in later manifests. Whoever brings them, an answer counts by its signature. No
/// responder is asked.
/// </summary>
/// <param name="answers">The answers in DER, a stranger's; the first 20 are read.</param>
/// <param name="effort">What may be spent on them.</param>
internal sealed class RevocationAnswers(IEnumerable<ReadOnlyMemory<byte>> answers, Effort effort)
{
    public const int Most = 20;

    private const string Answering = "1.3.6.1.5.5.7.3.9";

    /// <summary>
    /// How long an answer that does not say is held to be current (C2PA 2.2 section 15.9.1).
    /// </summary>
    private static readonly TimeSpan Current = TimeSpan.FromHours(24);

    private readonly List<OcspAnswer> _answers =
        [.. answers.Take(Most).Select(bytes => OcspAnswer.TryRead(bytes, out var answer) ? answer : null)
            .OfType<OcspAnswer>()];

    /// <summary>How many of them can be read.</summary>
    public int Count => _answers.Count;

    /// <summary>
    /// What the issuer said of a certificate: the first answer that counts, one of revocation before others.
    /// </summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="issuers">Certificates of which one may have issued it.</param>
    /// <param name="stamped">The time of the time stamp; null where there is none.</param>
    public OcspEntry? About(
        X509Certificate2 certificate, IReadOnlyList<X509Certificate2> issuers, DateTimeOffset? stamped)
    {
        var serial = new BigInteger(certificate.SerialNumberBytes.Span, isBigEndian: true);
        var named = _answers.Where(answer => answer.Entries.Any(entry => entry.Serial == serial)).ToList();
        if (named.Count == 0 || issuers.FirstOrDefault(one => Issued(one, certificate)) is not { } issuer)
            return null;
        OcspEntry? best = null;
        foreach (var answer in named)
        {
            var entry = answer.Entries
                .Where(one => one.IsAbout(certificate, issuer) && IsAt(answer, one, stamped))
                .MaxBy(Weight);
            if (entry is null || (best is not null && Weight(entry) <= Weight(best))) continue;
            if (IsSigned(answer, issuer)) best = entry;
        }

        return best;
    }

    /// <summary>
    /// Whether it says something about the time of the stamp. An answer that is younger than the stamp speaks
    /// of it as well; revoked is revoked, also where no stamp tells when it was signed.
    /// </summary>
    private static bool IsAt(OcspAnswer answer, OcspEntry entry, DateTimeOffset? stamped)
    {
        if (stamped is not { } time) return entry.Status == OcspStatus.Revoked;
        return time <= entry.ThisUpdate || time < (entry.NextUpdate ?? (answer.ProducedAt + Current));
    }

    private static int Weight(OcspEntry entry) =>
        entry.IsRevoked ? 2 : entry.Status == OcspStatus.Unknown ? 0 : 1;

    private bool Issued(X509Certificate2 issuer, X509Certificate2 certificate) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
        && effort.TrySpend()
        && TrustChain.Of(certificate, [], [issuer], certificate.NotBefore) != TrustChain.Leading.Nowhere;

    /// <summary>
    /// RFC 6960 section 4.2.2.2: the issuer itself, or somebody whom the issuer itself certified for that.
    /// </summary>
    private bool IsSigned(OcspAnswer answer, X509Certificate2 issuer)
    {
        if (Holds(answer, issuer)) return true;
        foreach (var responder in answer.Loaded())
        {
            using (responder)
            {
                if (Answers(responder) && Holds(answer, responder) && effort.TrySpend() && TrustChain.Of(
                    responder, [], [issuer], answer.ProducedAt) == TrustChain.Leading.Leads
                    && answer.ProducedAt >= responder.NotBefore && answer.ProducedAt <= responder.NotAfter)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Answers(X509Certificate2 responder) => responder.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()
            .Any(purpose => purpose.Value == Answering));

    private bool Holds(OcspAnswer answer, X509Certificate2 signer)
    {
        try
        {
            return effort.TrySpend() && IssuerSignature.Holds(
                answer.Algorithm, answer.Signed.Span, answer.Signature.Span, signer);
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken)
            || broken is ArgumentException or NotSupportedException)
        {
            // The libraries throw at a key that is none; such a key signed nothing.
            return false;
        }
    }
}
