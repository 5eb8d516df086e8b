using Probative.Local.Auditing;
using Probative.Local.Durable;

namespace Probative.Local.Backups;

/// <summary>
/// Copies the access log to a backup and back. It needs no keys: files of whole entries are copied as they
/// are. On the durable thread of the target.
/// </summary>
internal static class AccessCopy
{
    /// <summary>
    /// Copies what has more entries than its copy, and removes of the copies what was erased: the days before
    /// the oldest that is left. A file that is shorter than its copy was cut, and its copy stays. A crash
    /// leaves some of it done; the next run does the rest.
    /// </summary>
    public static void Run(IReadFs from, IVaultFs to)
    {
        if (AccessFiles.List(from) is not [var (_, oldest, _), ..]) return;
        if (to.CreateDirectory(VaultPath.AccessDirectory)) to.SyncDirectory("");
        foreach (var (path, whole) in Read(from))
        {
            if (whole.Length > (to.SizeBytes(path) ?? 0))
                AtomicFile.Write(to, path, whole.Span, Access.Secret);
        }

        var erased = AccessFiles.List(to).Where(file => file.Day < oldest).ToList();
        foreach (var (name, _, _) in erased) to.Unlink(AccessFiles.PathOf(name));
        if (erased.Count > 0) to.SyncDirectory(VaultPath.AccessDirectory);
    }

    /// <summary>The files with their whole entries, the oldest day first.</summary>
    public static IEnumerable<(string Path, ReadOnlyMemory<byte> Whole)> Read(IReadFs from)
    {
        foreach (var (name, _, _) in AccessFiles.List(from))
        {
            var path = AccessFiles.PathOf(name);
            if (from.Read(path, AccessFiles.LimitBytes) is not { } bytes) continue;
            yield return (path, bytes.AsMemory(0, AccessFrames.Whole(bytes).Bytes));
        }
    }
}
