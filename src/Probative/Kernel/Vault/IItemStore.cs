using Probative.Ledger;

namespace Probative.Kernel.Vault;

/// <summary>
/// Immutable bytes by SHA-256. Storing bytes that are there already does the same work and gives the same
/// answer as storing new ones: nothing tells one case what another holds.
/// </summary>
public interface IItemStore
{
    /// <summary>
    /// Takes bytes in, in one pass: the caller writes, the store hashes. The bytes are durable, under their
    /// name, when <see cref="IItemIntake.CommitAsync"/> completes; several intakes commit together (group
    /// durability).
    /// </summary>
    IItemIntake Begin(long expectedSizeBytes);

    /// <summary>Opens the bytes for reading, or null when no file of this digest exists.</summary>
    Stream? OpenRead(Hash32 sha256);

    /// <summary>The size of the stored file in bytes, or null when there is none.</summary>
    long? SizeBytes(Hash32 sha256);

    /// <summary>The path of the stored file, for messages and for programs that open it read-only.</summary>
    string PathOf(Hash32 sha256);
}
