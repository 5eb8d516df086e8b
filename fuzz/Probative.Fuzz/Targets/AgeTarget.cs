using Org.BouncyCastle.Math.EC.Rfc7748;
using Probative.Formats.Age;

namespace Probative.Fuzz.Targets;

/// <summary>
/// Encrypted files for one key. No passphrase is among the identities: what scrypt costs there is the file's
/// word up to a bound, and no matter of how it is read.
/// </summary>
public sealed class AgeTarget : IFuzzTarget
{
    /// <summary>A key for seeds: thirty-two bytes of 7.</summary>
    internal static readonly string Key = Bech32.Encode("age-secret-key-", Sevens()).ToUpperInvariant();

    public string Name => "age";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        Promise.Holds(AgeIdentity.TryParse(Key, out var identity), "The key of the seeds is no key.");
        var given = bytes.ToArray();
        using var output = new MemoryStream();
        if (AgeReader.Decrypt(new MemoryStream(given), [identity!], output) is { } wrong)
            Promise.Damage(wrong, bytes.Length);
        Promise.Holds(output.Length <= bytes.Length, "More was decrypted than there was.");
        using var file = AgeFile.Open(new MemoryStream(given), [identity!], out var damage);
        if (file is null)
        {
            Promise.Damage(damage, bytes.Length);
            return;
        }

        Promise.Holds(file.SizeBytes <= bytes.Length, "The file is larger than it was.");
        Span<byte> part = stackalloc byte[64];
        for (long at = 0; at < file.SizeBytes; at += 10_000) _ = file.ReadAt(at, part, out _);
    }

    /// <summary>Whom seeds are encrypted for: the public half of <see cref="Key"/>.</summary>
    internal static AgeRecipient Recipient()
    {
        var point = new byte[X25519.PointSize];
        X25519.ScalarMultBase(Sevens(), 0, point, 0);
        return AgeRecipient.Of(point);
    }

    private static byte[] Sevens()
    {
        var key = new byte[32];
        key.AsSpan().Fill(7);
        return key;
    }
}
