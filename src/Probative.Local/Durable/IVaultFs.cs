namespace Probative.Local.Durable;

/// <summary>
/// The few operations that a vault needs of a file system, each with what it promises. Paths are relative to
/// the vault's folder, with `/` between their parts. Every operation that writes is called on the one durable
/// thread; those that read may be called on any. What the medium refuses is a <see
/// cref="Kernel.Vault.StorageException"/>; a failed sync is an <see cref="Ledger.IntegrityException"/>.
/// <para>
/// Two things are volatile, apart from each other, until they are synced: the bytes of a file, and the
/// entries of a directory. A crash keeps any subset of the volatile directory changes, and of a file any
/// subset of the volatile bytes, torn or zeroed.
/// </para>
/// </summary>
internal interface IVaultFs : IReadFs
{
    /// <summary>
    /// Creates a file that MUST NOT exist. Its entry in the directory is volatile until
    /// <see cref="SyncDirectory"/>. The operator's umask may narrow <paramref name="access"/>.
    /// </summary>
    IVaultFile Create(string path, Access access);

    /// <summary>
    /// Gives the file a name, replacing atomically what bore it: at every moment a reader finds the old file
    /// or the new one whole. The new name is volatile until its directory is synced, the loss of the old name
    /// until that of
    /// <paramref name="from"/> is; until then a crash leaves any mixture.
    /// </summary>
    void Rename(string from, string to);

    /// <summary>Returns when every change of this directory's entries made so far is durable.</summary>
    void SyncDirectory(string path);

    /// <summary>
    /// Returns true when everything that was written to this file system so far is durable, names and bytes.
    /// False when this file system cannot promise that; then nothing was done and each file and directory
    /// MUST be synced by itself.
    /// </summary>
    bool TrySyncAll();

    /// <summary>Creates a directory; false when it exists. Volatile until its parent is synced.</summary>
    bool CreateDirectory(string path);

    /// <summary>Removes a name; false when there is none. Volatile until the directory is synced.</summary>
    bool Unlink(string path);

    /// <summary>Removes a directory if it is empty; false when there is none or it is not empty.</summary>
    bool RemoveDirectory(string path);

    /// <summary>
    /// Takes an advisory lock that the kernel drops when this process ends, however it ends; null when
    /// another holds it. The file is created if need be and never removed, so that nobody can hold a lock on
    /// a removed file.
    /// </summary>
    IVaultLock? TryLock(string path);

    /// <summary>
    /// True when the medium takes no writes at all, so that no other process can be writing either.
    /// </summary>
    bool IsReadOnly { get; }
}
