using Microsoft.Data.Sqlite;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Views;

/// <summary>
/// The folder `views`, as the writer of the vault has it. Views are opened where they agree with the ledger
/// and built anew where they do not, aside and by replay.
/// </summary>
internal sealed class ViewFolder(DurableThread durable, IFactLedger ledger)
{
    private const string BuildingSuffix = ".building";

    private readonly KeptReports _reports = new(durable.Fs);

    // What SQLite puts beside a database.
    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];

    /// <summary>The path of a view relative to the vault.</summary>
    public static string PathOf(ViewKind kind) => $"{VaultPath.Views}/{kind.FileName}";

    /// <summary>
    /// Opens every view, brought up to this size of the ledger. A crash at any point leaves views that lag,
    /// or files that the next call removes.
    /// </summary>
    public async Task<IReadOnlyList<ViewFile>> OpenAsync(long size, CancellationToken ct)
    {
        await durable.RunAsync(Sweep);
        var views = new List<ViewFile>();
        var isOpen = false;
        try
        {
            foreach (var kind in ViewKind.Kept)
            {
                if (await TryOpenAsync(kind, size, ct) is { } view) views.Add(view);
            }

            await BuildAsync([.. ViewKind.Kept.Except(views.Select(view => view.Kind))], size, views, ct);
            await ViewReplay.RunAsync(ledger, views, size, ct);
            isOpen = true;
            return views;
        }
        finally
        {
            if (!isOpen) views.ForEach(view => view.Dispose());
        }
    }

    /// <summary>
    /// Removes views, so that the next opening builds them anew: after one turned out damaged (which one it
    /// was is not known), or when what they say was destroyed. None of them holds anything that the facts do
    /// not.
    /// </summary>
    public Task RemoveAllAsync(IReadOnlyList<ViewFile> views) => durable.RunAsync(fs =>
    {
        foreach (var view in views) Remove(fs, PathOf(view.Kind));
        LocalCandidates.Remove(fs);
        fs.SyncDirectory(VaultPath.Views);
    });

    /// <summary>
    /// Removes every file in the folder, of whatever version, before any of them is opened. On the durable
    /// thread.
    /// </summary>
    public static void Empty(IVaultFs fs)
    {
        foreach (var (name, isDirectory) in fs.List(VaultPath.Views) ?? [])
        {
            if (!isDirectory) fs.Unlink($"{VaultPath.Views}/{name}");
        }

        LocalCandidates.Remove(fs);
        if (fs.List(VaultPath.Views) is not null) fs.SyncDirectory(VaultPath.Views);
    }

    public string FullPathOf(ViewKind kind) => durable.Fs.FullPath(PathOf(kind));

    /// <summary>
    /// Null when there is no such view, or it was not made from the facts that this ledger holds.
    /// </summary>
    private async Task<ViewFile?> TryOpenAsync(ViewKind kind, long size, CancellationToken ct)
    {
        if (durable.Fs.SizeBytes(PathOf(kind)) is null) return null;
        ViewFile? view = null;
        try
        {
            view = ViewFile.TryAttach(
                kind, ViewDatabase.OpenForWriting(FullPathOf(kind)), _reports);
        }
        catch (SqliteException damaged) when (SqliteDamage.Is(damaged))
        {
            // Whatever befell the file, the facts have everything that was in it.
        }

        if (view is null) return null;
        if (await ViewOrigin.IsOfAsync(ledger, view.Position, size, ct)) return view;
        view.Dispose();
        return null;
    }

    private async Task BuildAsync(
        IReadOnlyList<ViewKind> kinds, long size, List<ViewFile> views, CancellationToken ct)
    {
        if (kinds.Count == 0) return;
        await durable.RunAsync(fs => Prepare(fs, kinds));
        var built = new List<ViewFile>();
        try
        {
            foreach (var kind in kinds)
            {
                var path = durable.Fs.FullPath(PathOf(kind) + BuildingSuffix);
                built.Add(ViewFile.Create(kind, ViewDatabase.OpenForBuilding(path), _reports));
            }

            await ViewReplay.RunAsync(ledger, built, size, ct);
            foreach (var view in built) view.FinishBuilding();
        }
        finally
        {
            foreach (var view in built) view.Dispose();
        }

        await durable.RunAsync(fs => Install(fs, kinds));
        foreach (var kind in kinds)
        {
            views.Add(ViewFile.TryAttach(
                kind, ViewDatabase.OpenForWriting(FullPathOf(kind)), _reports)
                ?? throw new InvalidOperationException($"The view {kind.Name} has no position."));
        }
    }

    private static void Prepare(IVaultFs fs, IReadOnlyList<ViewKind> kinds)
    {
        if (fs.CreateDirectory(VaultPath.Views)) fs.SyncDirectory("");
        foreach (var kind in kinds)
        {
            // Made here and not by SQLite, so that what is said in clear is the owner's alone to read.
            using var file = fs.Create(PathOf(kind) + BuildingSuffix, Access.Secret);
        }
    }

    private static void Install(IVaultFs fs, IReadOnlyList<ViewKind> kinds)
    {
        foreach (var kind in kinds)
        {
            // The write-ahead log of a file that goes must be gone before the new file has the name, or
            // SQLite would play it into the new one. The file itself goes first: without its log it could be
            // half of a commit. A crash here leaves no view of this kind, and the next opening builds it
            // again.
            Remove(fs, PathOf(kind));
            fs.SyncDirectory(VaultPath.Views);
            fs.Rename(PathOf(kind) + BuildingSuffix, PathOf(kind));
        }

        fs.SyncDirectory(VaultPath.Views);
    }

    /// <summary>Removes builds that did not reach their end, and views of older versions.</summary>
    private static void Sweep(IVaultFs fs)
    {
        foreach (var (name, isDirectory) in fs.List(VaultPath.Views) ?? [])
        {
            if (!isDirectory && IsLeftOver(name)) fs.Unlink($"{VaultPath.Views}/{name}");
        }

        LocalCandidates.Sweep(fs);
    }

    private static bool IsLeftOver(string name)
    {
        foreach (var kind in ViewKind.Kept)
        {
            if (Companions.Any(suffix => name == kind.FileName + BuildingSuffix + suffix)) return true;
            for (var version = 1; version < kind.Version; version++)
            {
                var older = ViewKind.FileNameOf(kind.Name, version);
                if (name.StartsWith(older, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    private static void Remove(IVaultFs fs, string path)
    {
        foreach (var suffix in Companions) fs.Unlink(path + suffix);
    }
}
