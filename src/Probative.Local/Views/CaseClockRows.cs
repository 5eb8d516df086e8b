using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Some of the times of each case's facts. Whether a fact is kept depends on the last that was alone, so that
/// a writer that begins anew goes on as the one before would have.
/// </summary>
internal sealed class CaseClockRows(SqliteConnection db) : IDisposable
{
    private const long EveryFacts = 500;

    private readonly Dictionary<CaseId, (long At, long Number)> _last = [];

    private readonly ViewStatement _insert =
        ViewStatement.Insert(db, "case_clock_v1", "FromIndex", "Case", "Number", "At");

    public void Applied(RecordedFact fact)
    {
        if (fact.Fields.At is not { } time) return;
        var at = time.ToUnixTimeMilliseconds();
        if (LastOf(fact.Case) is { } last && (at <= last.At
            || (at < last.At + (long)CaseClockView.Step.TotalMilliseconds
                && fact.Number < last.Number + EveryFacts)))
        {
            return;
        }

        _insert.Run(fact.Index, fact.Case, fact.Number, at);
        _last[fact.Case] = (at, fact.Number);
    }

    public void Dispose() => _insert.Dispose();

    private (long At, long Number)? LastOf(CaseId @case)
    {
        if (_last.TryGetValue(@case, out var last)) return last;
        using var command = db.CreateCommand();
        command.CommandText =
            """SELECT At, Number FROM case_clock_v1 WHERE "Case" = $case ORDER BY At DESC LIMIT 1""";
        command.Parameters.AddWithValue("$case", @case.ToArray());
        using var row = command.ExecuteReader();
        if (!row.Read()) return null;
        return _last[@case] = (row.GetInt64(0), row.GetInt64(1));
    }
}
