namespace Probative.Local.Durable;

/// <summary>
/// A new file while it is being written, at its end only. Closing (disposing) it promises nothing about
/// durability.
/// </summary>
internal interface IVaultFile : IDisposable
{
    /// <summary>
    /// Appends all the bytes; a short write is continued. They are volatile until <see cref="Sync"/>: a crash
    /// keeps any part of them, in any order of blocks, a torn block or zeroes included.
    /// </summary>
    /// <exception cref="Kernel.Vault.StorageException">The medium refused; some of the bytes may be
    /// there.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// A hint without any promise: lets the medium begin to write what was appended so far, so that
    /// <see cref="Sync"/> has little left to wait for.
    /// </summary>
    void StartWriteback();

    /// <summary>
    /// Returns when the file's bytes and length are durable. The file's name is not: that takes <see
    /// cref="IVaultFs.SyncDirectory"/>.
    /// </summary>
    /// <exception cref="Ledger.IntegrityException"> The sync failed. It MUST NOT be tried again: the kernel
    /// has already dropped the pages it could not write and a second fsync would report success.
    /// </exception>
    void Sync();
}
