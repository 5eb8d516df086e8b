using System.Security.Cryptography;

namespace Probative.Formats.BagIt;

/// <summary>
/// A checksum of a manifest (RFC 8493 section 2.4). MD5 and SHA-1 are there to read old bags; neither says
/// anything against somebody who wants to deceive.
/// </summary>
public sealed record ChecksumAlgorithm
{
    private ChecksumAlgorithm(string name, HashAlgorithmName hash, int digestBytes)
    {
        Name = name;
        Hash = hash;
        DigestBytes = digestBytes;
    }

    /// <summary>SHA-256, the one that is written.</summary>
    public static ChecksumAlgorithm Sha256 { get; } = new("sha256", HashAlgorithmName.SHA256, 32);

    /// <summary>Every algorithm that is computed.</summary>
    public static IReadOnlyList<ChecksumAlgorithm> All { get; } =
    [
        new("md5", HashAlgorithmName.MD5, 16),
        new("sha1", HashAlgorithmName.SHA1, 20),
        Sha256,
        new("sha512", HashAlgorithmName.SHA512, 64),
    ];

    /// <summary>The normalized name, as in the name of a manifest.</summary>
    public string Name { get; }

    /// <summary>The number of bytes of a digest.</summary>
    public int DigestBytes { get; }

    internal HashAlgorithmName Hash { get; }

    /// <summary>Finds an algorithm by its normalized name.</summary>
    public static ChecksumAlgorithm? Find(string name) =>
        All.FirstOrDefault(algorithm => algorithm.Name == name);

    /// <summary>The place of an algorithm in <see cref="All"/>.</summary>
    internal static int PlaceOf(ChecksumAlgorithm algorithm)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == algorithm) return i;
        }

        throw new ArgumentOutOfRangeException(nameof(algorithm));
    }
}
