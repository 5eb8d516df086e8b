using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Probative.Ledger;

namespace Probative.Local.Facts;

/// <summary>
/// The numbered SQL files that make the database; `user_version` is the number of the last one run.
/// </summary>
internal static class FactSchema
{
    public const int Latest = 4;

    /// <summary>The version from which on `writer` counts how often fields were destroyed.</summary>
    public const int CountsRekeysSince = 2;

    /// <summary>The version from which on an unfinished destruction is noted in `shredding`.</summary>
    public const int NotesShreddingSince = 3;

    /// <summary>The version from which on `writer` has a note of an upgrade that no fact tells yet.</summary>
    public const int NotesUpgradeSince = 4;

    /// <summary>
    /// Runs the files that this database has not seen, all in one transaction with their number; in one that
    /// held something, with a note of what it was before.
    /// </summary>
    public static void Bring(SqliteConnection connection) => Bring(connection, Latest);

    /// <summary>The same up to an earlier version, to compare a database that no writer has opened since.
    /// </summary>
    public static void Bring(SqliteConnection connection, int last)
    {
        var before = VersionOf(connection);
        if (before >= last) return;

        // A crash inside leaves the version before: the transaction is all or nothing.
        using var transaction = connection.BeginTransaction();
        for (var version = before + 1; version <= last; version++)
        {
            Run(connection, transaction, Sql(version));
        }

        Run(connection, transaction, string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA user_version = {last};"));
        if (before > 0 && last >= NotesUpgradeSince)
        {
            Run(connection, transaction, string.Create(
                CultureInfo.InvariantCulture,
                $"UPDATE writer SET upgraded_from = coalesce(upgraded_from, {before});"));
        }

        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Refuses a database that a newer program has written.</summary>
    public static void RefuseNewer(SqliteConnection connection)
    {
        if (VersionOf(connection) is var version and not Latest)
        {
            throw new IntegrityException(
                "ledger-version",
                string.Create(CultureInfo.InvariantCulture, $"ledger.db has schema {version}, not {Latest}."),
                "Use the program that wrote it, or a newer one.");
        }
    }

    /// <summary>The number of the last file that this database has seen; 0 for an empty one.</summary>
    public static int VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Sql(int version)
    {
        var name = $"Probative.Local.Facts.Schema.{version.ToString("D3", CultureInfo.InvariantCulture)}.sql";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
