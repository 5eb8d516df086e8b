using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;
using Probative.Local.Items;

namespace Probative.Local.Backups;

/// <summary>
/// Copies stored bytes from one folder to another, many at a time: each is hashed while it is copied, and
/// gets its name only when the digest is that of its name. Which of them are durable is decided group by
/// group.
/// </summary>
internal sealed class ByteCopy(IReadFs from, ItemStore items, ItemStore derivatives, Action<Problem> note)
{
    // As many as one group takes, so that while one is made durable the next is read and hashed.
    private const int InFlight = 1024;

    private long _files;
    private long _bytes;
    private long _failed;

    public long Files => Interlocked.Read(ref _files);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Files that are damaged or cannot be read where they come from; each was told.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>What to do about a file that cannot be copied.</summary>
    public required string Hint { get; init; }

    /// <exception cref="StorageException">The medium copied to refused. What has its name stays.</exception>
    public Task RunAsync(
        IEnumerable<StoredName> names, Action<long, long> progress, CancellationToken ct) =>
        Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = ct },
            async (name, stop) =>
            {
                await CopyAsync(name, stop);
                progress(Files, Bytes);
            });

    /// <summary>True when the bytes are durable under their name.</summary>
    public async Task<bool> CopyAsync(StoredName name, CancellationToken ct)
    {
        var path = StoredItems.PathOf(name.Directory, name.Sha256);
        var store = name.Directory == VaultPath.Items ? items : derivatives;
        await using var source = Open(path);
        if (source is null) return false;
        await using var intake = store.Begin(source.Length);
        while (Read(source, path, intake.GetBuffer()) is var count)
        {
            if (count < 0) return false;
            if (count == 0) break;
            await intake.AdvanceAsync(count, ct);
        }

        var stored = await ((ItemIntake)intake).CommitIfAsync(name.Sha256, ct);
        if (stored.Sha256 != name.Sha256)
        {
            var code = name.Directory == VaultPath.Items ? "item-damaged" : "derivative-damaged";
            Fail(new Problem(
                code, from.FullPath(path), $"Its SHA-256 is {stored.Sha256}, not that of its name.", Hint));
            return false;
        }

        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, stored.SizeBytes);
        return true;
    }

    /// <summary>Null when the file cannot be opened; it was there when the names were read.</summary>
    private Stream? Open(string path)
    {
        try
        {
            if (from.OpenRead(path) is { } stream) return stream;
            Fail(new Problem(
                "item-missing", from.FullPath(path), "It went while it was to be read.", Hint));
        }
        catch (StorageException refused)
        {
            Fail(refused.Problem with { Code = "unreadable" });
        }

        return null;
    }

    /// <summary>How many bytes were read; below zero when the medium did not deliver them.</summary>
    private int Read(Stream source, string path, Memory<byte> buffer)
    {
        try
        {
            return source.Read(buffer.Span);
        }
        catch (IOException failure)
        {
            Fail(new Problem("unreadable", from.FullPath(path), failure.Message, Hint));
            return -1;
        }
    }

    private void Fail(Problem problem)
    {
        Interlocked.Increment(ref _failed);
        note(problem);
    }
}
