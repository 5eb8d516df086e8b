using System.Data.Common;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Search;

/// <summary>
/// Reads what has the words of a question, in the order of the record: nothing is ranked. What stands in
/// hidden items is passed over here, before anything is counted.
/// </summary>
/// <param name="connection">The listing.</param>
/// <param name="cases">The cases that are asked about.</param>
/// <param name="hidden">Items that who asks does not see.</param>
internal sealed class HitReader(
    DbConnection connection, IReadOnlyList<CaseId> cases, IReadOnlySet<ItemId> hidden)
{
    private const int ItemColumn = 1;

    /// <summary>Each thing once, by its row.</summary>
    /// <param name="question">In the language of the index.</param>
    /// <param name="kinds">Only things of these kinds; none for all.</param>
    public List<Hit> Read(string question, IReadOnlyList<string> kinds)
    {
        // CROSS keeps SQLite from turning it round: from the words to the rows. Of each text that has them a
        // row is looked up, so that no column is read that is not needed.
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT listed_text_v3.rowid{(hidden.Count > 0 ? ", node.Item" : "")}
            FROM listed_text_v3 CROSS JOIN listed_node_v1 AS node
                ON node.Row = listed_text_v3.rowid / {ListedPart.CountMax}
            WHERE listed_text_v3 MATCH $words AND node."Case" IN ({Cases(command)}) {Parts(kinds)}
            ORDER BY listed_text_v3.rowid
            """;
        Add(command, "$words", question);
        var hits = new List<Hit>();
        var last = -1L;
        using var read = command.ExecuteReader();
        while (read.Read())
        {
            // The index has several texts of an item.
            var (row, part) = Math.DivRem(read.GetInt64(0), ListedPart.CountMax);
            if (row == last) continue;
            last = row;
            if (hidden.Count > 0 && IdIn(read, ItemColumn) is { } item && hidden.Contains(new ItemId(item)))
                continue;
            hits.Add(new Hit(row, part));
        }

        return hits;
    }

    /// <summary>Where some of them are, by row.</summary>
    public IReadOnlyDictionary<long, HitPlace> PlacesOf(IEnumerable<Hit> hits)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT Row, "Case", Id FROM listed_node_v1 WHERE Row IN (SELECT value FROM json_each($rows))
            """;
        Add(command, "$rows", $"[{string.Join(',', hits.Select(hit => hit.Row))}]");
        var places = new Dictionary<long, HitPlace>();
        using var read = command.ExecuteReader();
        while (read.Read())
        {
            var @case = CaseId.FromSpan((byte[])read.GetValue(1));
            places[read.GetInt64(0)] = new HitPlace(@case, IdIn(read, 2));
        }

        return places;
    }

    private string Cases(DbCommand command)
    {
        var names = new List<string>();
        foreach (var one in cases)
        {
            names.Add($"$case{names.Count}");
            Add(command, names[^1], one.ToArray());
        }

        return string.Join(", ", names);
    }

    private static string Parts(IReadOnlyList<string> kinds)
    {
        if (kinds.Count == 0) return "";
        var parts = new List<long>();
        for (var part = 0L; part < ListedPart.CountMax; part++)
        {
            if (kinds.Contains(FoundKinds.Of(part))) parts.Add(part);
        }

        return $"AND listed_text_v3.rowid % {ListedPart.CountMax} IN ({string.Join(", ", parts)})";
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static Id? IdIn(DbDataReader read, int column) =>
        read.IsDBNull(column) ? null : Id.From((byte[])read.GetValue(column));
}
