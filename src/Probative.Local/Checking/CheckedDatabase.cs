using Microsoft.Data.Sqlite;
using Probative.Local.Durable;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// A database of the vault, opened so that nothing of it changes: read-only, and without any file beside it
/// where the medium takes none.
/// </summary>
internal static class CheckedDatabase
{
    /// <summary>
    /// The connection string. A database at rest is opened as one that nobody changes, since SQLite would
    /// leave files beside it otherwise; <see cref="DatabaseStamp"/> tells when that turned out wrong. Null
    /// when a write-ahead log stands beside the database on a medium where none can be read.
    /// </summary>
    public static string? SourceOf(PosixFs fs, string path)
    {
        var full = fs.FullPath(path);
        if (fs.SizeBytes(path + "-wal") is null) return ViewDatabase.Immutable(full);
        if (!fs.IsReadOnly) return ViewDatabase.ReadOnly(full);
        return HasLog(fs, path) ? null : ViewDatabase.Immutable(full);
    }

    /// <summary>True while a writer is at work, or after one that ended in a crash.</summary>
    public static bool HasLog(PosixFs fs, string path) => fs.SizeBytes(path + "-wal") is > 0;

    /// <summary>
    /// Everything that SQLite can say about a database by itself: every page of every tree and list, every
    /// index against its table, and that the schema is word for word the one that made it.
    /// </summary>
    public static void Check(SqliteConnection db, Action<SqliteConnection> make, Action<string> report)
    {
        foreach (var line in ViewDatabase.Texts(db, "PRAGMA integrity_check"))
        {
            if (line != "ok") report(line);
        }

        using var fresh = ViewDatabase.OpenPrivate();
        make(fresh);

        // Where each begins is for the check of the pages above: in a database that was brought to a newer
        // schema a table lies behind what was there before.
        const string objects = """
            SELECT rowid || quote(type) || quote(name) || quote(tbl_name) || quote(sql)
            FROM sqlite_schema ORDER BY rowid
            """;
        var (found, written) = (ViewDatabase.Texts(db, objects), ViewDatabase.Texts(fresh, objects));
        if (!found.SequenceEqual(written, StringComparer.Ordinal))
        {
            report("The schema is not the one that this program writes.");
        }
    }

    /// <summary>
    /// The header and the free bytes, of a database at rest. Views have no user version, and rows in them
    /// move. Returns how many bytes are not covered.
    /// </summary>
    /// <param name="fs">The vault's folder.</param>
    /// <param name="path">The database.</param>
    /// <param name="userVersion">What its header should say.</param>
    /// <param name="areRowsGone">True when rows were removed from it.</param>
    /// <param name="report">Is told what is wrong.</param>
    /// <param name="ct">Ends the reading.</param>
    public static long CheckPages(
        PosixFs fs,
        string path,
        int userVersion,
        bool areRowsGone,
        Action<PageFault> report,
        CancellationToken ct)
    {
        using var file = File.OpenHandle(
            fs.FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[SqliteHeader.SizeBytes];
        if (RandomAccess.Read(file, bytes, 0) < bytes.Length)
        {
            report(new PageFault(0, "The file is too short for a database."));
            return 0;
        }

        if (new SqliteHeader(bytes).FirstFault(RandomAccess.GetLength(file), userVersion) is { } wrong)
        {
            report(wrong);
        }

        var pages = new SqlitePages(file, report, null)
        {
            IsAppendOnly = userVersion > 0 && !areRowsGone,
            AreKeysLast = !areRowsGone,
        };
        pages.Read(null, ct);
        return pages.UncoveredBytes;
    }
}
