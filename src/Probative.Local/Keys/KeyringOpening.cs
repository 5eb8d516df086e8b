using Probative.Kernel.Commands;
using Probative.Local.Durable;

namespace Probative.Local.Keys;

/// <summary>Opens the key file of a vault, or says why not in words for a person.</summary>
internal static class KeyringOpening
{
    public static Keyring? Open(IVaultFs fs, VaultSecret secret, out Refusal? refusal)
    {
        var bytes = fs.Read(VaultPath.Keyring, KeyringFile.LimitBytes);
        return Open(bytes, fs.FullPath(VaultPath.Keyring), secret, out refusal);
    }

    /// <summary>The same of the bytes of a key file, wherever it lies; null when there is none.</summary>
    public static Keyring? Open(byte[]? bytes, string path, VaultSecret secret, out Refusal? refusal)
    {
        refusal = null;
        if (bytes is null)
        {
            refusal = VaultRefusal.NoKeyring(path);
            return null;
        }

        if (!KeyringFile.TryParse(bytes, out var file, out var damage))
        {
            refusal = VaultRefusal.KeyringDamaged(path, $"{damage}");
            return null;
        }

        switch (Keyring.Open(file, secret))
        {
            case KeyringOutcome.Opened(var keyring):
                return keyring;
            case KeyringOutcome.Damaged:
                refusal = VaultRefusal.KeyringDamaged(path, "what the master key wraps does not open.");
                return null;
            default:
                refusal = secret is VaultSecret.Nothing
                    ? VaultRefusal.SecretNeeded(path)
                    : VaultRefusal.WrongSecret(path);
                return null;
        }
    }
}
