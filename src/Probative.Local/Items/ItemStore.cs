using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Items;

/// <summary>
/// Files named by their digest, in folders named by its first two digits. The same for items and for
/// derivatives.
/// </summary>
internal sealed class ItemStore : IItemStore
{
    // A group ends here even when more wait, so that the first of them is not acknowledged too late.
    private const int GroupLimit = 512;

    private readonly string _directory;
    private readonly DurableThread _durable;
    private readonly FileGroup _group;
    private readonly Lock _gate = new();
    private readonly Queue<ItemIntake> _waiting = new();
    private long _lastTemporary;
    private bool _commitIsPosted;

    public ItemStore(string directory, DurableThread durable, FileGroup group)
    {
        _directory = directory;
        _durable = durable;
        _group = group;
    }

    internal BufferPool Buffers { get; } = new();

    internal DurableThread Durable => _durable;

    internal FileGroup Group => _group;

    public IItemIntake Begin(long expectedSizeBytes)
    {
        var number = Interlocked.Increment(ref _lastTemporary);
        return new ItemIntake(this, VaultPath.Incoming(_directory, number), expectedSizeBytes);
    }

    public Stream? OpenRead(Hash32 sha256) => _durable.Fs.OpenRead(RelativePath(sha256));

    public long? SizeBytes(Hash32 sha256) => _durable.Fs.SizeBytes(RelativePath(sha256));

    public string PathOf(Hash32 sha256) => _durable.Fs.FullPath(RelativePath(sha256));

    internal string RelativePath(Hash32 sha256) => StoredItems.PathOf(_directory, sha256);

    /// <summary>
    /// Queues an intake whose bytes are all written or held. Those that arrive while a group is being synced
    /// form the next: nobody waits for company, and under load groups are large by themselves.
    /// </summary>
    internal void Commit(ItemIntake intake)
    {
        lock (_gate)
        {
            _waiting.Enqueue(intake);
            if (_commitIsPosted) return;
            _commitIsPosted = true;
        }

        Post();
    }

    private void Post() => _durable.RunAsync(CommitGroup).ContinueWith(
        failed => FailWaiting((IntegrityException)failed.Exception!.InnerException!),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private void CommitGroup(IVaultFs fs)
    {
        var group = new List<ItemIntake>();
        bool more;
        lock (_gate)
        {
            while (group.Count < GroupLimit && _waiting.TryDequeue(out var intake)) group.Add(intake);
            more = _commitIsPosted = _waiting.Count > 0;
        }

        // Posted behind what other stores and intakes asked for in the meantime, so that none starves.
        if (more) Post();
        try
        {
            foreach (var intake in group) intake.WriteHeld(_group);
            _group.Commit([.. group.Select(intake => intake.Pending!)]);
            foreach (var intake in group) intake.Complete();
        }
        catch (StorageException failure)
        {
            foreach (var intake in group) intake.Fail(failure);
        }
        catch (IntegrityException doubt)
        {
            foreach (var intake in group) intake.Fail(doubt);
            throw;
        }
    }

    /// <summary>The writer is poisoned: what waits will never be durable.</summary>
    private void FailWaiting(IntegrityException doubt)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var intake)) intake.Fail(doubt);
            _commitIsPosted = false;
        }
    }
}
