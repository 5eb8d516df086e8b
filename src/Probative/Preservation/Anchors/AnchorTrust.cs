using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Timestamps;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>The certificates behind the digests of the record.</summary>
internal sealed class AnchorTrust(AnchorRecord record, Func<Hash32, ReadOnlyMemory<byte>?> read)
{
    private readonly Dictionary<Hash32, X509Certificate2?> _read = [];

    /// <summary>
    /// Every root that was ever trusted, with what was kept beside, and some more candidates and lists.
    /// </summary>
    public TimestampTrust With(IEnumerable<Hash32> candidates, IReadOnlyList<RevocationList> lists) => new()
    {
        Roots = Load(record.RootsEver),
        Candidates = Load(record.Authorities
            .SelectMany(authority => authority.Certificates).Concat(candidates).Distinct()),
        RevocationLists = lists,
    };

    private List<X509Certificate2> Load(IEnumerable<Hash32> digests)
    {
        var loaded = new List<X509Certificate2>();
        foreach (var digest in digests)
        {
            if (!_read.TryGetValue(digest, out var certificate))
            {
                certificate = read(digest) is { } bytes && CertificateFile.Read(bytes) is [var one]
                    ? one
                    : null;
                _read.Add(digest, certificate);
            }

            if (certificate is not null) loaded.Add(certificate);
        }

        return loaded;
    }
}
