using System.Security.Cryptography;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Items;

/// <summary>
/// One file on its way in. A small one is held whole and written by the group it commits with. A larger one
/// is hashed here, on the caller's thread, while the durable thread writes the buffers before.
/// </summary>
internal sealed class ItemIntake(ItemStore store, string temporary, long expectedSizeBytes) : IItemIntake
{
    // What GetBuffer promises.
    private const int RoomBytes = 64 * 1024;

    // Buffers of 1 MiB that wait to be written while the next is hashed: enough that hashing goes on while
    // the durable thread syncs a group of other files.
    private const int WritesInFlight = 8;

    // How much is written before the medium is asked to begin: large enough to be sequential, small enough
    // that the last sync has little to do.
    private const long WritebackStepBytes = 8 * 1024 * 1024;

    private readonly Queue<Task> _writes = new();
    private readonly TaskCompletionSource<StoredBytes> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private byte[]? _buffer;
    private int _filled;
    private long _sizeBytes;
    private IncrementalHash? _hash;
    private StoredBytes _stored;
    private bool _isStreamed;
    private bool _committed;

    // Owned by the durable thread, as is the file behind it.
    private PendingFile? _pending;
    private long _sinceWriteback;

    internal PendingFile? Pending => _pending;

    public Memory<byte> GetBuffer()
    {
        ObjectDisposedException.ThrowIf(_committed, this);
        var large = _hash is not null || expectedSizeBytes > BufferPool.LargeSizeBytes;
        _buffer ??= store.Buffers.Rent(large);
        return _buffer.AsMemory(_filled);
    }

    public async ValueTask AdvanceAsync(int count, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ObjectDisposedException.ThrowIf(_committed, this);
        if (_buffer is null || count > _buffer.Length - _filled)
        {
            throw new ArgumentOutOfRangeException(nameof(count), "More than the last buffer holds.");
        }

        if (_hash is not null) _hash.AppendData(_buffer, _filled, count);
        _filled += count;
        _sizeBytes += count;
        if (_buffer.Length - _filled < RoomBytes) await WriteBehindAsync(ct);
    }

    public async Task<StoredBytes> CommitAsync(CancellationToken ct)
    {
        await CompleteHashAsync(ct);
        return await CommitHashedAsync();
    }

    /// <summary>
    /// The same for bytes that are copied and must be these: with another digest nothing of them is kept.
    /// </summary>
    /// <returns>The digest that they have.</returns>
    internal async Task<StoredBytes> CommitIfAsync(Hash32 expected, CancellationToken ct)
    {
        await CompleteHashAsync(ct);
        return _stored.Sha256 == expected ? await CommitHashedAsync() : _stored;
    }

    public async ValueTask DisposeAsync()
    {
        _hash?.Dispose();
        _hash = null;
        if (_committed) return;
        _committed = true;
        Release();
        if (!_isStreamed) return;
        try
        {
            await store.Durable.RunAsync(fs => Discard(fs));
        }
        catch (StorageException)
        {
            // A temporary file stays behind, and the next writer sweeps it away.
        }
        catch (IntegrityException)
        {
            // The writer has ended, and whoever waits for a result is told so.
        }
    }

    /// <summary>Writes what is held and gives the file its final path. On the durable thread.</summary>
    internal void WriteHeld(FileGroup group)
    {
        var path = store.RelativePath(_stored.Sha256);
        if (_pending is { } streamed)
        {
            _pending = new PendingFile(streamed.Temporary, path) { File = streamed.File };
            return;
        }

        _pending = new PendingFile(temporary, path);
        group.Write(_pending, _buffer.AsSpan(0, _filled), Access.Immutable);
    }

    /// <summary>The group is durable. On the durable thread.</summary>
    internal void Complete()
    {
        Release();
        if (_pending!.Failure is { } failure) _done.SetException(failure);
        else _done.SetResult(_stored);
    }

    internal void Fail(Exception failure)
    {
        Release();
        _done.SetException(failure);
    }

    private async Task CompleteHashAsync(CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_committed, this);
        ct.ThrowIfCancellationRequested();
        if (_hash is null)
        {
            _stored = new StoredBytes(Hash32.Of(_buffer.AsSpan(0, _filled)), _sizeBytes);
            return;
        }

        if (_filled > 0) await WriteBehindAsync(ct);
        Span<byte> digest = stackalloc byte[Hash32.Size];
        _hash.GetHashAndReset(digest);
        _stored = new StoredBytes(Hash32.FromSpan(digest), _sizeBytes);
        while (_writes.TryDequeue(out var write)) await write;
    }

    private async Task<StoredBytes> CommitHashedAsync()
    {
        // From here on the work cannot be called back: the file may already be on its way to its name.
        _committed = true;
        store.Commit(this);
        return await _done.Task;
    }

    /// <summary>Hands the buffer to the durable thread and begins another.</summary>
    private async ValueTask WriteBehindAsync(CancellationToken ct)
    {
        var (buffer, filled) = (_buffer!, _filled);
        if (_hash is null)
        {
            // Not a small file after all: the bytes held so far are the first to be hashed.
            _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hash.AppendData(buffer, 0, filled);
        }

        _isStreamed = true;
        (_buffer, _filled) = (null, 0);
        _writes.Enqueue(store.Durable.RunAsync(fs => Write(fs, buffer, filled)));
        while (_writes.Count > WritesInFlight) await _writes.Dequeue().WaitAsync(ct);
    }

    private void Write(IVaultFs fs, byte[] buffer, int count)
    {
        try
        {
            // The final name is not known before the last byte is hashed: WriteHeld fills it in.
            _pending ??= new PendingFile(temporary, "") { File = fs.Create(temporary, Access.Immutable) };
            _pending.File!.Write(buffer.AsSpan(0, count));
            _sinceWriteback += count;
            if (_sinceWriteback < WritebackStepBytes) return;
            _pending.File.StartWriteback();
            _sinceWriteback = 0;
        }
        finally
        {
            store.Buffers.Return(buffer);
        }
    }

    private void Discard(IVaultFs fs)
    {
        _pending?.File?.Dispose();
        fs.Unlink(temporary);
    }

    private void Release()
    {
        if (_buffer is { } buffer) store.Buffers.Return(buffer);
        _buffer = null;
    }
}
