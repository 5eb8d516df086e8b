using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Probative.Local.Keys;

/// <summary>One way to the vault's master key. Any one that opens is enough.</summary>
internal abstract record Slot
{
    private Slot()
    {
    }

    /// <summary>The master key, or null when this secret does not open this slot.</summary>
    public abstract byte[]? Open(VaultSecret secret);

    /// <summary>The master key wrapped by a key stretched from a passphrase.</summary>
    public sealed record Passphrase(Argon2Cost Cost, byte[] Salt, byte[] Wrapped) : Slot
    {
        private const int SaltSizeBytes = 16;

        public static Passphrase Seal(ReadOnlySpan<byte> masterKey, string passphrase, Argon2Cost cost)
        {
            var salt = RandomNumberGenerator.GetBytes(SaltSizeBytes);
            var key = Stretch(passphrase, salt, cost);
            return new Passphrase(cost, salt, Aead.Seal(key, Purpose, masterKey));
        }

        public override byte[]? Open(VaultSecret secret) => secret is VaultSecret.Passphrase(var text)
            ? Aead.Open(Stretch(text, Salt, Cost), Purpose, Wrapped)
            : null;

        private static ReadOnlySpan<byte> Purpose => "probative keyring 1: master key by passphrase"u8;

        private static byte[] Stretch(string passphrase, byte[] salt, Argon2Cost cost)
        {
            var generator = new Argon2BytesGenerator();
            generator.Init(new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
                .WithVersion(Argon2Parameters.Version13)
                .WithMemoryAsKB(cost.MemoryKibibytes)
                .WithIterations(cost.Passes)
                .WithParallelism(cost.Lanes)
                .WithSalt(salt)
                .Build());
            var key = new byte[Aead.KeySizeBytes];
            generator.GenerateBytes(Encoding.UTF8.GetBytes(passphrase), key);
            return key;
        }
    }

    /// <summary>
    /// The master key wrapped by a key from the recovery code. The code has 160 random bits, so nothing has
    /// to be stretched: HKDF (RFC 5869) only gives it its length and purpose.
    /// </summary>
    public sealed record Recovery(byte[] Wrapped) : Slot
    {
        public static Recovery Seal(ReadOnlySpan<byte> masterKey, RecoveryCode code) =>
            new(Aead.Seal(KeyOf(code), Purpose, masterKey));

        public override byte[]? Open(VaultSecret secret) => secret is VaultSecret.Recovery(var code)
            ? Aead.Open(KeyOf(code), Purpose, Wrapped)
            : null;

        private static ReadOnlySpan<byte> Purpose => "probative keyring 1: master key by recovery code"u8;

        private static byte[] KeyOf(RecoveryCode code)
        {
            var key = new byte[Aead.KeySizeBytes];
            HKDF.DeriveKey(HashAlgorithmName.SHA256, code.Bits, key, salt: [], info: Purpose);
            return key;
        }
    }

    /// <summary>
    /// The master key itself, protected by the mode of the file alone: whoever can read the vault can read
    /// its fields. Only where the operator insists; the vault's first fact says so.
    /// </summary>
    public sealed record File(byte[] MasterKey) : Slot
    {
        public override byte[]? Open(VaultSecret secret) => MasterKey;
    }
}
