using Microsoft.Data.Sqlite;
using Probative.Ledger;

namespace Probative.Local.Views;

/// <summary>
/// How many facts a view holds, and the leaf hash of the last of them (zeros when there is none).
/// </summary>
internal readonly record struct ViewPosition(long Size, Hash32 LastLeaf)
{
    /// <summary>Reads it from a view; null when there is not exactly one of the right form.</summary>
    public static ViewPosition? TryRead(SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT Size, LastLeaf FROM position";
        using var row = command.ExecuteReader();
        if (!row.Read() || row.GetValue(1) is not byte[] { Length: Hash32.Size } leaf) return null;
        var position = new ViewPosition(row.GetInt64(0), Hash32.FromSpan(leaf));
        return position.Size < 0 || row.Read() ? null : position;
    }
}
