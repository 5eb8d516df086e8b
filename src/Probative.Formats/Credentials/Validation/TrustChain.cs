using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// Whether a certificate leads to one that is trusted (RFC 5280 section 6; C2PA 2.2 section 14.5.1.2). That
/// one is believed for itself, whoever issued it, so that an authority can be listed without the root above.
/// </summary>
internal static class TrustChain
{
    private const X509ChainStatusFlags NoRoot =
        X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    /// <summary>Where a certificate leads.</summary>
    public enum Leading
    {
        Nowhere,

        /// <summary>To a listed certificate, over one that is outside of its dates.</summary>
        LeadsOutsideDates,
        Leads,
    }

    /// <param name="leaf">
    /// Its own dates do not count: they are judged apart, and have a code of theirs.
    /// </param>
    /// <param name="enclosed">Certificates in DER that may lie between; a stranger's.</param>
    /// <param name="trusted">The certificates that are believed.</param>
    /// <param name="time">As of when.</param>
    public static Leading Of(
        X509Certificate2 leaf,
        IReadOnlyList<ReadOnlyMemory<byte>> enclosed,
        IReadOnlyList<X509Certificate2> trusted,
        DateTimeOffset time)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(trusted.ToArray());
        policy.ExtraStore.AddRange(trusted.ToArray());
        foreach (var bytes in enclosed)
        {
            if (SignerCheck.Load(bytes) is { } certificate) policy.ExtraStore.Add(certificate);
        }

        policy.VerificationTimeIgnored = false;
        policy.VerificationTime = time.UtcDateTime;

        // Nothing is fetched: what is known of revocation is enclosed, and RevocationAnswers reads it.
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        chain.Build(leaf);
        return Judge(chain, trusted);
    }

    private static Leading Judge(X509Chain chain, IReadOnlyList<X509Certificate2> trusted)
    {
        var worst = Leading.Leads;
        for (var i = 0; i < chain.ChainElements.Count; i++)
        {
            var element = chain.ChainElements[i];
            var faults = element.ChainElementStatus.Aggregate(
                X509ChainStatusFlags.NoError, (all, one) => all | one.Status) & ~NoRoot;
            if (i > 0 && faults.HasFlag(X509ChainStatusFlags.NotTimeValid)) worst = Leading.LeadsOutsideDates;

            // Before its other faults: who issued a listed one, and with which signature, does not matter.
            if (i > 0 && trusted.Any(one =>
                one.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)))
            {
                return worst;
            }

            if ((faults & ~X509ChainStatusFlags.NotTimeValid) != 0) return Leading.Nowhere;
        }

        return Leading.Nowhere;
    }
}
