using System.Security.Cryptography;

namespace Probative.Formats.Credentials.Cose;

/// <summary>
/// The signature algorithms that the standard allows (C2PA 2.2 section 13.2.1), by their numbers in COSE (RFC
/// 9053 section 2 and RFC 8230 section 2).
/// </summary>
internal sealed record SigningAlgorithm(long Number, string Name, HashAlgorithmName Hash, SigningKind Kind)
{
    private static readonly SigningAlgorithm[] All =
    [
        new(-7, "ES256", HashAlgorithmName.SHA256, SigningKind.Elliptic),
        new(-35, "ES384", HashAlgorithmName.SHA384, SigningKind.Elliptic),
        new(-36, "ES512", HashAlgorithmName.SHA512, SigningKind.Elliptic),
        new(-37, "PS256", HashAlgorithmName.SHA256, SigningKind.Pss),
        new(-38, "PS384", HashAlgorithmName.SHA384, SigningKind.Pss),
        new(-39, "PS512", HashAlgorithmName.SHA512, SigningKind.Pss),
        new(-8, "Ed25519", HashAlgorithmName.SHA512, SigningKind.Edwards),
    ];

    public static SigningAlgorithm? Find(long? number) =>
        All.FirstOrDefault(algorithm => algorithm.Number == number);
}
