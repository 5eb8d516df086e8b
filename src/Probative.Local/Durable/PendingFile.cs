using Probative.Kernel.Vault;

namespace Probative.Local.Durable;

/// <summary>
/// A file that is written under a temporary name and waits for its own. Owned by the durable thread.
/// </summary>
internal sealed class PendingFile(string temporary, string path)
{
    public string Temporary { get; } = temporary;

    public string Path { get; } = path;

    /// <summary>The open file, until it is synced.</summary>
    public IVaultFile? File { get; set; }

    /// <summary>Why this file did not get its name; null as long as nothing went wrong with it.</summary>
    public StorageException? Failure { get; set; }
}
