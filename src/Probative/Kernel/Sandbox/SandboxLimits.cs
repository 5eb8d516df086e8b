namespace Probative.Kernel.Sandbox;

/// <summary>What a decoder may use up. Each holds by itself; all are for one start of it.</summary>
public sealed record SandboxLimits
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>From its start to its end, with the time in which a slow sink makes it wait.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of each of its processes, in whole seconds; at least one.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Address space of each of its processes. Runtimes that reserve much need much.</summary>
    public long MemoryBytes { get; init; } = 2048 * Mebibyte;

    /// <summary>Threads and processes together, with one or two of what keeps it apart.</summary>
    public int Tasks { get; init; } = 64;

    /// <summary>Whether it may start processes; otherwise it has threads only.</summary>
    public bool MayStartProcesses { get; init; }

    /// <summary>Of each file that it writes; pipes are not files.</summary>
    public long FileBytes { get; init; } = 64 * Mebibyte;

    public int OpenFiles { get; init; } = 64;

    /// <summary>Of its folder for temporary files, which lies in memory and is gone with it.</summary>
    public long TemporaryBytes { get; init; } = 64 * Mebibyte;

    public long StandardOutputBytes { get; init; } = 16 * Mebibyte;

    public long StandardErrorBytes { get; init; } = 4 * Mebibyte;
}
