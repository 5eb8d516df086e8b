using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Bytes;
using Probative.Formats.Timestamps;

namespace Probative.Formats.Credentials;

/// <summary>Whom the caller believes, and what it knows beside the file. Nothing is fetched.</summary>
public sealed class CredentialsOptions
{
    /// <summary>
    /// The certificates of authorities that a signer's chain may end in; they need not be signed by
    /// themselves. With none, every signer is reported as untrusted, and the report says that no list was
    /// given.
    /// </summary>
    public IReadOnlyList<X509Certificate2> Roots { get; init; } = [];

    /// <summary>
    /// Whom to believe about time. With no roots in it, a time stamp whose signature verifies is used as it
    /// stands, and the report says that nobody here vouches for it.
    /// </summary>
    public TimestampTrust Timestamps { get; init; } = new() { Roots = [] };

    /// <summary>
    /// The time at which certificates without a time stamp are judged; null leaves that out.
    /// </summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>
    /// A manifest store that was kept or fetched beside the file; read in place of the one inside.
    /// </summary>
    public ByteSource? Sidecar { get; init; }
}
