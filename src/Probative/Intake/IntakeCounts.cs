namespace Probative.Intake;

/// <summary>
/// What a run has done so far. Written by the tasks of the run, read by whoever shows progress; every member
/// is written atomically.
/// </summary>
internal sealed class IntakeCounts
{
    private long _kept;
    private long _again;
    private long _already;
    private long _failed;
    private long _bytesKept;
    private long _bytesRead;
    private long _totalFiles = -1;
    private long _totalBytes = -1;

    public long Kept => Interlocked.Read(ref _kept);
    public long Again => Interlocked.Read(ref _again);
    public long Already => Interlocked.Read(ref _already);
    public long Failed => Interlocked.Read(ref _failed);
    public long BytesKept => Interlocked.Read(ref _bytesKept);
    public long BytesRead => Interlocked.Read(ref _bytesRead);
    public long FilesDone => Kept + Again + Already + Failed;
    public long? TotalFiles => Interlocked.Read(ref _totalFiles) is >= 0 and var total ? total : null;
    public long? TotalBytes => Interlocked.Read(ref _totalBytes) is >= 0 and var total ? total : null;

    public void AddRead(long bytes) => Interlocked.Add(ref _bytesRead, bytes);

    public void AddKept(bool again, long bytes)
    {
        Interlocked.Increment(ref again ? ref _again : ref _kept);
        Interlocked.Add(ref _bytesKept, bytes);
    }

    public void AddAlready(long bytes)
    {
        Interlocked.Increment(ref _already);
        Interlocked.Add(ref _bytesRead, bytes);
    }

    public void AddFailed() => Interlocked.Increment(ref _failed);

    public void SetTotals(long files, long bytes)
    {
        Interlocked.Exchange(ref _totalFiles, files);
        Interlocked.Exchange(ref _totalBytes, bytes);
    }
}
