using Probative.Kernel.Commands;
using Probative.Local.Durable;

namespace Probative.Local.Keys;

/// <summary>Opens the key file of a vault, or says why not in words for a person.</summary>
internal static class KeyringOpening
{
    public static Keyring? Open(IVaultFs fs, VaultSecret secret, out Refusal? refusal)
    {
        refusal = null;
        var path = fs.FullPath(VaultPath.Keyring);
        if (fs.Read(VaultPath.Keyring, KeyringFile.LimitBytes) is not { } bytes)
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
