using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>Whether a token shows that bytes existed at a time.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>
    /// The bytes existed at the time that the authority states, if the authority and the roots are believed.
    /// </summary>
    /// <param name="Time">The time that is stated.</param>
    /// <param name="Latest">
    /// The same with the stated accuracy added, rounded up to a millisecond: by then the bytes existed.
    /// </param>
    /// <param name="Chain">The certificates, the signer first, the root last; at least one.</param>
    /// <param name="RevocationLists">Those of the given lists that spoke about the chain.</param>
    /// <param name="IsRevocationChecked">
    /// Whether a list spoke about each certificate but the root, as of the stated time.
    /// </param>
    public sealed record Verified(
        DateTimeOffset Time,
        DateTimeOffset Latest,
        IReadOnlyList<X509Certificate2> Chain,
        IReadOnlyList<RevocationList> RevocationLists,
        bool IsRevocationChecked) : TokenOutcome
    {
        /// <summary>The certificate that the chain ends in.</summary>
        public X509Certificate2 Root => Chain[^1];
    }

    /// <summary>The token shows nothing.</summary>
    /// <param name="Code">One of <see cref="TimestampCodes"/>.</param>
    /// <param name="Message">One sentence for a person.</param>
    public sealed record Refused(string Code, string Message) : TokenOutcome;
}
