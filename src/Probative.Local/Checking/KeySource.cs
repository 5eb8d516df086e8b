using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;
using Probative.Local.Keys;

namespace Probative.Local.Checking;

/// <summary>
/// The opened keys. A writer beside adds a key to the file before the first fact that needs it, so they are
/// read again once it is known how far the facts go. Used by one thread at a time.
/// </summary>
internal sealed class KeySource
{
    private readonly PosixFs _fs;
    private readonly VaultSecret _secret;

    // What the file held before it was opened, so that a change in between is seen later.
    private byte[]? _bytes;

    private KeySource(PosixFs fs, VaultSecret secret)
    {
        _fs = fs;
        _secret = secret;
        _bytes = TryRead(fs);
    }

    /// <summary>True when somebody gave a passphrase or a recovery code, right or wrong.</summary>
    public bool HasSecret => _secret is not VaultSecret.Nothing;

    /// <summary>Null when the keys are damaged, or nobody gave what opens them.</summary>
    public Keyring? Keyring { get; private set; }

    public static KeySource Open(PosixFs fs, VaultSecret secret, out Refusal? refusal)
    {
        var keys = new KeySource(fs, secret);
        keys.Keyring = KeyringOpening.Open(fs, secret, out refusal);
        return keys;
    }

    /// <summary>Opens the file again if it is not the one that was opened.</summary>
    public void Refresh()
    {
        if (Keyring is null || TryRead(_fs) is not { } now || now.AsSpan().SequenceEqual(_bytes)) return;
        _bytes = now;

        // A file that does not open any more was swapped, or damaged just now: the next check tells.
        Keyring = KeyringOpening.Open(_fs, _secret, out _) ?? Keyring;
    }

    private static byte[]? TryRead(PosixFs fs)
    {
        try
        {
            return fs.Read(VaultPath.Keyring, KeyringFile.LimitBytes);
        }
        catch (StorageException)
        {
            // Told by the opening, which read the same file.
            return null;
        }
    }
}
