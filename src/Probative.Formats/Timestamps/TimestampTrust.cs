using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// Whom the caller believes, and what it can add. The machine's own list of authorities is never used.
/// </summary>
public sealed class TimestampTrust
{
    /// <summary>The certificates that a chain may end in, each signed by itself.</summary>
    public required IReadOnlyList<X509Certificate2> Roots { get; init; }

    /// <summary>Certificates that a token may lack; believed only as far as a root vouches.</summary>
    public IReadOnlyList<X509Certificate2> Candidates { get; init; } = [];

    /// <summary>What the issuers said of revoked certificates.</summary>
    public IReadOnlyList<RevocationList> RevocationLists { get; init; } = [];
}
