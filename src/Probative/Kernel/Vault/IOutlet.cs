using Probative.Kernel.Commands;

namespace Probative.Kernel.Vault;

/// <summary>
/// Small files that are given out beside the vault. Implementations: the file system of this machine, and
/// memory in tests.
/// </summary>
public interface IOutlet
{
    /// <summary>Why no file can be made there: it exists, lies in a vault, or has no folder.</summary>
    Problem? Refusal(string path);

    /// <summary>Writes a whole file. It MUST NOT replace one.</summary>
    /// <exception cref="StorageException">The medium refused; nothing is left of the file.</exception>
    Task WriteAsync(string path, ReadOnlyMemory<byte> bytes);
}
