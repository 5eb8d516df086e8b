using System.Globalization;
using Probative.Formats.Credentials;

namespace Probative.Examination.Credentials;

/// <summary>
/// What is known of the time of a signature and of the dates of the certificate, in words that hold on any
/// day on which they are read.
/// </summary>
internal static class SignerWords
{
    public static string Dates(ManifestSignature signature)
    {
        var vouched = signature.IsStampTrusted
            ? ""
            : " No list of authorities for time was given: nobody here vouches for the time stamp.";
        var end = signature.NotAfter is { } after ? $" ({Day(after)})" : "";
        return signature.Validity switch
        {
            CredentialValidity.ValidWhenStamped =>
                $"The certificate was valid when signed, by the time stamp, also if it has ended{end} since."
                + vouched,
            CredentialValidity.ExpiredSinceStamped =>
                $"The certificate was valid when signed, by the time stamp, and has expired{end} since."
                + vouched,
            CredentialValidity.OutsideWhenStamped =>
                "The certificate was not valid when signed: the time stamp lies outside of its dates."
                + vouched,
            CredentialValidity.ValidWhenChecked =>
                "The certificate is valid at the time of the check; no time stamp shows when it was used.",
            CredentialValidity.Expired =>
                "The certificate is outside of its dates, and no time stamp shows that it was used within.",
            _ => "No time stamp shows when it was signed: once the certificate has ended"
                + $"{end}, it counts as expired.",
        };
    }

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
