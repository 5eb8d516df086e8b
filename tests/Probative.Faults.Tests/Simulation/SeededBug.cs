namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// A mistake that is easy to make in a write sequence. The tests prove that the simulated disk finds each of
/// them: a check that cannot fail shows nothing.
/// </summary>
internal sealed record SeededBug(string Name)
{
    /// <summary>Files, by the name they are written under, whose sync is left out.</summary>
    public Func<string, bool> LeavesFileUnsynced { get; init; } = _ => false;

    /// <summary>Directories whose sync is left out.</summary>
    public Func<string, bool> LeavesDirectoryUnsynced { get; init; } = _ => false;

    /// <summary>Syncing all says that it did, and does nothing.</summary>
    public bool SyncAllLies { get; init; }

    /// <summary>Files are replaced by writing over them.</summary>
    public bool WritesInPlace { get; init; }

    /// <summary>The fact is recorded before its bytes are durable.</summary>
    public bool RecordsBeforeStoring { get; init; }

    /// <summary>The database acknowledges before it is durable.</summary>
    public bool LosesLastCommit { get; init; }

    public static IReadOnlyList<SeededBug> All { get; } =
    [
        new("no file is synced") { LeavesFileUnsynced = _ => true },
        new("no directory is synced") { LeavesDirectoryUnsynced = _ => true },
        new("syncing everything does nothing") { SyncAllLies = true },
        new("item bytes are not synced") { LeavesFileUnsynced = Named("incoming/items") },
        new("an item's directory is not synced") { LeavesDirectoryUnsynced = Named("items/") },
        new("a new directory's parent is not synced") { LeavesDirectoryUnsynced = name => name == "items" },
        new("the keyring is not synced") { LeavesFileUnsynced = Named("keys/") },
        new("the keyring's directory is not synced") { LeavesDirectoryUnsynced = name => name == "keys" },
        new("tiles are not synced") { LeavesFileUnsynced = Named("incoming/tile") },
        new("the tiles' directories are not synced") { LeavesDirectoryUnsynced = Named("log/tile") },
        new("the checkpoint is not synced") { LeavesFileUnsynced = Named("log/checkpoint") },
        new("the checkpoint's directory is not synced") { LeavesDirectoryUnsynced = name => name == "log" },
        new("files are replaced in place") { WritesInPlace = true },
        new("the fact is recorded before its item is stored") { RecordsBeforeStoring = true },
        new("a commit is acknowledged before it is durable") { LosesLastCommit = true },
    ];

    public override string ToString() => Name;

    private static Func<string, bool> Named(string start) =>
        name => name.StartsWith(start, StringComparison.Ordinal);
}
