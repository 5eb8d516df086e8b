using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// The statements of a destruction, on the writer's connection: sealed fields are replaced or removed, and
/// what has to follow is noted. `secure_delete` overwrites what they held.
/// </summary>
internal sealed class FactRewrite(SqliteConnection connection)
{
    /// <summary>
    /// Applies the changes inside the open transaction; returns about how many bytes that was.
    /// </summary>
    public long Run(IEnumerable<SealedChange> changes)
    {
        using var replace = Command(
            "UPDATE sealed SET wrapped_key = $key, body = $body WHERE place = $place",
            "$key",
            "$body",
            "$place");
        using var remove = Command("DELETE FROM sealed WHERE place = $place", "$place");
        var bytes = 0L;
        foreach (var (index, number, group) in changes)
        {
            var place = (index * FactDatabase.PlacesPerFact) + number;
            if (group is { } anew)
            {
                replace.Parameters[0].Value = anew.WrappedKey;
                replace.Parameters[1].Value = anew.Body;
                replace.Parameters[2].Value = place;
                replace.ExecuteNonQuery();
                bytes += anew.Body.Length;
            }
            else
            {
                remove.Parameters[0].Value = place;
                remove.ExecuteNonQuery();
            }
        }

        return bytes;
    }

    /// <summary>Notes inside the open transaction what has to follow the commit.</summary>
    public void Note(Shredding shredding)
    {
        using var note = Command(
            "INSERT INTO shredding (case_id, file) VALUES ($case, $file)", "$case", "$file");
        note.Parameters[0].Value = shredding.Case.ToArray();
        foreach (var file in (IEnumerable<string?>)[null, .. shredding.Files])
        {
            note.Parameters[1].Value = (object?)file ?? DBNull.Value;
            note.ExecuteNonQuery();
        }

        FactConnection.Execute(connection, "UPDATE writer SET rekeys = rekeys + 1");
    }

    /// <summary>What was noted and is not finished, by case.</summary>
    public IReadOnlyList<Shredding> Noted()
    {
        using var command = Command("SELECT case_id, file FROM shredding");
        using var row = command.ExecuteReader();
        var notes = new List<(CaseId Case, string? File)>();
        while (row.Read())
        {
            var @case = CaseId.FromSpan((byte[])row.GetValue(0));
            notes.Add((@case, row.IsDBNull(1) ? null : row.GetString(1)));
        }

        return
        [
            .. notes.GroupBy(note => note.Case, note => note.File)
                .Select(files => new Shredding(files.Key, [.. files.OfType<string>()])),
        ];
    }

    /// <summary>
    /// Writes the whole write-ahead log home and empties it, so that no page of before is left in it. False
    /// when somebody reads what stands there.
    /// </summary>
    public bool TryEmptyLog()
    {
        using var command = Command("PRAGMA wal_checkpoint(TRUNCATE)");
        using var row = command.ExecuteReader();
        return row.Read() && Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture) == 0;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
