using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Views;

/// <summary>
/// One view that holds at least some size of the ledger: the file that the writer keeps, or a private copy.
/// Over a copy all contexts share one connection, and MUST be used one after the other.
/// </summary>
internal sealed class ReadableView : IDisposable
{
    // A writer applies a group within milliseconds; one that has not moved for this long is not going to.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string? _shared;
    private readonly ViewFile? _copy;

    private ReadableView(long size, string? shared, ViewFile? copy)
    {
        Size = size;
        _shared = shared;
        _copy = copy;
    }

    /// <summary>The facts below this index are in it.</summary>
    public long Size { get; }

    public static async Task<ReadableView> OpenAsync(
        IVaultFs fs, IFactLedger ledger, ViewKind kind, long size, CancellationToken ct)
    {
        var source = SourceOf(fs, kind);
        if (source is not null && await IsCurrentAsync(fs, ledger, source, size, ct) is { } current)
        {
            return new ReadableView(current, source, null);
        }

        var copy = (source is null ? null : await TryCopyAsync(fs, ledger, kind, source, ct))
            ?? ViewFile.Create(kind, ViewDatabase.OpenPrivate(), new KeptReports(fs));
        var isOpen = false;
        try
        {
            await ViewReplay.RunAsync(ledger, [copy], Math.Max(size, ledger.Size), ct);
            isOpen = true;
            return new ReadableView(copy.Position.Size, null, copy);
        }
        finally
        {
            if (!isOpen) copy.Dispose();
        }
    }

    public DbContextOptions<TDb> Options<TDb>()
        where TDb : DbContext =>
        _copy is null ? ViewContexts.Over<TDb>(_shared!) : ViewContexts.Over<TDb>(_copy.Connection);

    /// <summary>
    /// A connection for prepared SQL. Over a copy it is the shared one: closing it closes the view.
    /// </summary>
    public SqliteConnection OpenConnection() =>
        _copy is null ? ViewDatabase.Open(_shared!) : _copy.Connection;

    public void Dispose() => _copy?.Dispose();

    /// <summary>
    /// How to open the writer's file; null when there is none that can be. On a medium that takes no writes
    /// SQLite cannot open a write-ahead log, so a view that a crash left one beside is built anew.
    /// </summary>
    private static string? SourceOf(IVaultFs fs, ViewKind kind)
    {
        var path = ViewFolder.PathOf(kind);
        if (fs.SizeBytes(path) is null) return null;
        if (!fs.IsReadOnly) return ViewDatabase.ReadOnly(fs.FullPath(path));
        return fs.SizeBytes(path + "-wal") is null or 0 ? ViewDatabase.Immutable(fs.FullPath(path)) : null;
    }

    /// <summary>
    /// The size of the view once it is large enough; null when it stays behind, or is not usable.
    /// </summary>
    private static async Task<long?> IsCurrentAsync(
        IVaultFs fs, IFactLedger ledger, string source, long size, CancellationToken ct)
    {
        try
        {
            using var db = ViewDatabase.Open(source);
            var waited = TimeSpan.Zero;
            long? last = null;
            while (ViewPosition.TryRead(db) is { } position)
            {
                if (position.Size >= size)
                {
                    // A view that is ahead of what this reader saw of the ledger was told by the running
                    // writer.
                    return position.Size > ledger.Size
                        || await ViewOrigin.IsOfAsync(ledger, position, ledger.Size, ct)
                            ? position.Size
                            : null;
                }

                if (position.Size != last) waited = TimeSpan.Zero;
                if (fs.IsReadOnly || waited >= Patience) return null;
                last = position.Size;
                waited += Pause;
                await Task.Delay(Pause, ct);
            }
        }
        catch (SqliteException)
        {
            // Damaged, or the disk has no room for the memory that its readers share: reading must still
            // work. The facts have everything that was in it.
        }

        return null;
    }

    /// <summary>The writer's view in a database of our own; null when it is not usable.</summary>
    private static async Task<ViewFile?> TryCopyAsync(
        IReadFs fs, IFactLedger ledger, ViewKind kind, string source, CancellationToken ct)
    {
        ViewFile? copy = null;
        try
        {
            using var db = ViewDatabase.Open(source);
            var own = ViewDatabase.OpenPrivate();
            db.BackupDatabase(own);
            copy = ViewFile.TryAttach(kind, own, new KeptReports(fs));
        }
        catch (SqliteException)
        {
            // As above: the facts have everything that was in it.
        }

        if (copy is null) return null;
        if (await ViewOrigin.IsOfAsync(ledger, copy.Position, ledger.Size, ct)) return copy;
        copy.Dispose();
        return null;
    }
}
