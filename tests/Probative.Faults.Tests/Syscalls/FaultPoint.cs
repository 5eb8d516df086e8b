namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// One run of a campaign: the fault at the k-th call (from 1) of a system call on one file, counted per
/// thread. The path starts below the folder that holds the vault; it is null where the file's name is drawn
/// anew in every run: the call is then counted over all files.
/// </summary>
internal sealed record FaultPoint(string Call, string? Path, int K, Fault Fault)
{
    /// <summary>
    /// True for a sync that an acknowledgement rests on. Views are replayed; what is written home to
    /// `ledger.db` stays in its log until that succeeded, and the next opening writes it home again. The
    /// first sync of the vault's own folder is SQLite's, which passes over its failure; the second is ours.
    /// </summary>
    public bool IsSyncOfGround =>
        IsSync && Path != "vault/ledger.db" && Path?.Contains("/views", StringComparison.Ordinal) != true
        && (Path, K) != ("vault", 1);

    private bool IsSync => Call is "fsync" or "fdatasync" or "syncfs";

    private string Action => Fault switch
    {
        Fault.Kill => "signal=KILL",
        Fault.Eio => "error=EIO",
        _ => "error=ENOSPC",
    };

    /// <summary>What strace is told, for a vault below <paramref name="root"/>.</summary>
    public IReadOnlyList<string> Injection(string root)
    {
        string[] on = Path is null ? [] : ["-P", System.IO.Path.Combine(root, Path)];
        return [.. on, "-e", $"trace={Call}", "-e", $"inject={Call}:{Action}:when={K}"];
    }
}
