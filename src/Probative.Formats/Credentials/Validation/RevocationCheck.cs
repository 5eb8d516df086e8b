using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Credentials.Revocation;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// What is enclosed about the revocation of the signer's certificate and of those above it (C2PA 2.2 section
/// 15.9). Where nothing tells, that is said: nothing is fetched.
/// </summary>
internal sealed class RevocationCheck(CheckContext context, string uri)
{
    /// <summary>
    /// Gives the signature with what is known, and no longer trusted where that forbids it.
    /// </summary>
    public ManifestSignature Run(
        ManifestSignature signature, X509Certificate2 signer, IReadOnlyList<ReadOnlyMemory<byte>> stapled)
    {
        var answers = new RevocationAnswers([.. stapled, .. context.LaterAnswers], context.Effort);
        var above = signature.Certificates.Skip(1).Select(SignerCheck.Load).OfType<X509Certificate2>()
            .ToList();
        try
        {
            List<X509Certificate2> issuers = [.. above, .. context.Options.Roots];
            var known = Say(
                answers.About(signer, issuers, signature.StampedAt),
                signature.StampedAt,
                stapled.Count + context.LaterAnswers.Count,
                answers.Count);
            var isRevokedAbove = above.Any(one =>
                answers.About(one, issuers, signature.StampedAt) is { IsRevoked: true });
            if (isRevokedAbove)
            {
                context.Findings.Fail(
                    StatusCodes.SigningCredentialUntrusted,
                    uri,
                    "An enclosed answer says that a certificate above the signer's was revoked.");
            }

            if (context.Effort.IsSpent)
            {
                context.Findings.Fail(
                    StatusCodes.LimitReached,
                    uri,
                    "More answers about revocation are enclosed than are checked.");
            }

            return signature with
            {
                Revocation = known,
                IsTrusted = signature.IsTrusted && !isRevokedAbove,
            };
        }
        finally
        {
            above.ForEach(one => one.Dispose());
        }
    }

    private CredentialRevocation Say(OcspEntry? entry, DateTimeOffset? stamped, int enclosed, int readable)
    {
        var findings = context.Findings;
        switch (entry)
        {
            case { IsRevoked: true, RevokedAt: { } at }:
                var order = stamped is not { } time
                    ? "; no time stamp shows when it was signed"
                    : at > time ? $", after the time stamp of {UtcText.Of(time)}"
                    : $", not after the time stamp of {UtcText.Of(time)}";
                findings.Fail(
                    StatusCodes.SigningCredentialOcspRevoked,
                    uri,
                    "An enclosed answer of the issuer says that the certificate was revoked on "
                        + $"{UtcText.Of(at)}{order}.");
                return CredentialRevocation.Revoked;
            case { Status: OcspStatus.Good or OcspStatus.Revoked } when stamped is not null:
                findings.Pass(
                    StatusCodes.SigningCredentialOcspNotRevoked,
                    uri,
                    $"An enclosed answer of the issuer of {UtcText.Of(entry.ThisUpdate)} says that the "
                        + "certificate was not revoked.");
                return CredentialRevocation.NotRevoked;
            case { Status: OcspStatus.Unknown }:
                findings.Note(
                    StatusCodes.SigningCredentialOcspUnknown,
                    uri,
                    "An enclosed answer says that the issuer's responder does not know the certificate.");
                return CredentialRevocation.NotKnown;
            default:
                findings.Note(StatusCodes.SigningCredentialOcspSkipped, uri, Nothing(enclosed, readable));
                return CredentialRevocation.NotKnown;
        }
    }

    private static string Nothing(int enclosed, int readable) => (enclosed, readable) switch
    {
        (0, _) => "No answer about revocation is enclosed: whether the certificate was revoked is not known. "
            + "Nobody was asked.",
        (_, 0) => "What is enclosed about revocation cannot be read: whether the certificate was revoked is "
            + "not known. Nobody was asked.",
        _ => "No enclosed answer about revocation is about this certificate, of the time of a time stamp, "
            + "and signed by its issuer: whether it was revoked is not known. Nobody was asked.",
    };
}
