namespace Probative.Kernel.Vault;

/// <summary>
/// One file on its way in. Disposing it uncommitted discards what was written; a crash leaves a temporary
/// file that the next writer to open the vault sweeps away.
/// </summary>
public interface IItemIntake : IAsyncDisposable
{
    /// <summary>A pooled buffer to read the next bytes into; at least 64 KiB.</summary>
    Memory<byte> GetBuffer();

    /// <summary>
    /// Takes the first <paramref name="count"/> bytes of the last buffer: hashed and written behind.
    /// </summary>
    ValueTask AdvanceAsync(int count, CancellationToken ct);

    /// <summary>Completes when the bytes and their name are durable.</summary>
    Task<StoredBytes> CommitAsync(CancellationToken ct);
}
