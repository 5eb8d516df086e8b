using Probative.Kernel.Vault;

namespace Probative.Local.Durable;

/// <summary>
/// Makes many new files durable under their names at the cost of about two syncs, however many they are.
/// Called on the durable thread; one instance for a vault's life, because it remembers which directories are
/// durable.
/// </summary>
internal sealed class FileGroup(IVaultFs fs)
{
    // Below this, single syncs are cheaper than asking the whole file system, which also waits for what other
    // programs have written to it.
    private const int SyncAllFrom = 4;

    // Directories whose own entry this process has made durable. One that merely exists is not among them: an
    // earlier process may have made it and died before its parent was synced, and a power cut would take it
    // away with everything that was acknowledged inside.
    private readonly HashSet<string> _durableDirectories = new(StringComparer.Ordinal) { "" };

    /// <summary>Writes a whole file under its temporary name; a refusal stays with this file.</summary>
    public void Write(PendingFile file, ReadOnlySpan<byte> bytes, Access access)
    {
        try
        {
            file.File = fs.Create(file.Temporary, access);
            file.File.Write(bytes);
        }
        catch (StorageException failure)
        {
            Abandon(file, failure);
        }
    }

    /// <summary>
    /// Returns when every file that has no <see cref="PendingFile.Failure"/> is durable under its name.
    /// </summary>
    public void Commit(IReadOnlyList<PendingFile> files)
    {
        var live = files.Where(file => file.Failure is null).ToList();
        if (live.Count == 0) return;

        // A crash before or here leaves temporary files only; the next writer sweeps them away.
        SyncBytes(live);

        // The bytes are durable, so no crash can show a name over bytes that are not there. A crash between
        // two renames leaves some files named: whole, but not yet spoken of by any fact.
        var volatileDirectories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in live) Rename(file, volatileDirectories);

        // A crash here may take any of the new names back. Nobody was told of them.
        SyncDirectories(volatileDirectories);
        foreach (var directory in volatileDirectories) _durableDirectories.Add(directory);
    }

    private void SyncBytes(List<PendingFile> files)
    {
        if (files.Count < SyncAllFrom || !fs.TrySyncAll())
        {
            foreach (var file in files) file.File!.Sync();
        }

        foreach (var file in files)
        {
            file.File!.Dispose();
            file.File = null;
        }
    }

    private void Rename(PendingFile file, HashSet<string> volatileDirectories)
    {
        try
        {
            var directory = AtomicFile.ParentOf(file.Path);
            EnsureDirectory(directory, volatileDirectories);
            fs.Rename(file.Temporary, file.Path);
            volatileDirectories.Add(directory);
        }
        catch (StorageException failure)
        {
            Abandon(file, failure);
        }
    }

    private void EnsureDirectory(string directory, HashSet<string> volatileDirectories)
    {
        if (_durableDirectories.Contains(directory) || volatileDirectories.Contains(directory)) return;
        var parent = AtomicFile.ParentOf(directory);
        EnsureDirectory(parent, volatileDirectories);
        fs.CreateDirectory(directory);
        volatileDirectories.Add(parent);
        volatileDirectories.Add(directory);
    }

    private void SyncDirectories(HashSet<string> directories)
    {
        if (directories.Count >= SyncAllFrom && fs.TrySyncAll()) return;
        foreach (var directory in directories) fs.SyncDirectory(directory);
    }

    private void Abandon(PendingFile file, StorageException failure)
    {
        file.Failure = failure;
        file.File?.Dispose();
        file.File = null;
        try
        {
            fs.Unlink(file.Temporary);
        }
        catch (StorageException)
        {
            // It stays as a temporary file, which the next writer sweeps away; the first failure is what
            // counts.
        }
    }
}
