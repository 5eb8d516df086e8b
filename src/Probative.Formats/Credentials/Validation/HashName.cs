using System.Security.Cryptography;

namespace Probative.Formats.Credentials.Validation;

/// <summary>The hashes that the standard allows, by its names (C2PA 2.2 section 13.1).</summary>
internal static class HashName
{
    /// <summary>Null for a hash that is not allowed.</summary>
    public static HashAlgorithmName? Find(string? name) => name switch
    {
        null or "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
